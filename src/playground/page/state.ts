/** What the page knows, as the server sends it. Types only: both sides share this file. */
export interface PageState {
  me: string;
  people: Person[];
  /** The channels that the person is a member of. */
  channels: Channel[];
  notices: Notice[];
  /** What the bot shows this person on its Home; null until it was opened. */
  home: { id: string; view: Json } | null;
  modal: { id: string; view: Json } | null;
  outbox: Mail[];
  deciding: { allowed: boolean; why: string };
  supportAddress: string;
  /** Where the desk takes mail in by SMTP. */
  smtpPort: number | null;
  facts: { label: string; value: string }[];
  teamName: string;
}

export type Json = Readonly<Record<string, unknown>>;

export interface Person {
  id: string;
  name: string;
  realName: string;
  isBot: boolean;
  side: 'agent' | 'customer' | 'bot';
}

export interface Channel {
  id: string;
  name: string;
  purpose: 'review' | 'customers';
  members: readonly string[];
  messages: readonly Message[];
}

export interface Message {
  ts: string;
  user: string;
  text: string;
  blocks: readonly Json[];
  threadTs: string | null;
  /** A reply that is shown in the channel as well. */
  broadcast: boolean;
  files: readonly SharedFile[];
  edited: boolean;
}

export interface SharedFile {
  id: string;
  name: string;
  mimetype: string;
  size: number;
}

export interface Notice {
  id: string;
  at: number;
  channelId: string;
  threadTs: string | null;
  text: string;
  blocks: readonly Json[];
}

export interface Mail {
  id: string;
  receivedAt: number;
  date: number | null;
  from: string;
  to: string;
  cc: string;
  subject: string;
  text: string;
  hasHtml: boolean;
  attachments: { name: string; type: string; bytes: number }[];
  headers: { name: string; value: string }[];
}

export interface Upload {
  name: string;
  type: string;
  /** Base64. */
  data: string;
}

/** What a request answers where it did not work. */
export interface Refusal {
  error: string;
}
