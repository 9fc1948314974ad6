import type { Decision, DecisionResult } from '../../src/core/decision.ts';
import type { IntakeItem } from '../../src/core/intake.ts';
import type { Office } from '../../src/core/office.ts';
import type { Cursors, Log } from '../../src/core/ports.ts';
import type { CardAction, EditableReply, ReviewCard } from '../../src/core/review.ts';
import { startSlackStandIn } from '../../src/playground/slack/server.ts';
import type { SlackStandIn } from '../../src/playground/slack/stand-in.ts';
import { connectSlack, type SlackDesk, type SlackOptions } from '../../src/slack/connect.ts';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

export function memoryCursors(): Cursors & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (name) => entries.get(name) ?? null,
    set: async (name, value) => {
      entries.set(name, value);
      return true;
    },
  };
}

export interface Stored {
  item: IntakeItem;
  raw: Uint8Array;
}

export interface TestDesk {
  slack: SlackStandIn;
  desk: SlackDesk;
  review: string;
  customers: string;
  agent: string;
  customer: string;
  stored: Stored[];
  decisions: Decision[];
  /** What was refused because somebody may not decide. */
  refusals: unknown[];
  cursors: Cursors & { entries: Map<string, string> };
  /** What every decision gets as its answer. */
  answer: { next: DecisionResult };
  /** Connects again, as after a restart, with the same stores. */
  connect(change?: Partial<SlackOptions>): Promise<SlackDesk>;
  close(): Promise<void>;
}

export async function startSlack(): Promise<SlackStandIn> {
  const timing = { ackMs: 2_000, redeliverMs: [50, 100_000], shareMs: 10 };
  return startSlackStandIn({ port: 0, folder: null, log: quiet, timing });
}

/** The real adapter over the local stand-in for Slack's servers. */
export async function openDesk(change: Partial<SlackOptions> = {}): Promise<TestDesk> {
  const slack = await startSlack();
  const { review, customers, agent, customer } = cast(slack);
  const stored: Stored[] = [];
  const decisions: Decision[] = [];
  const refusals: unknown[] = [];
  const answer: { next: DecisionResult } = { next: { accepted: true } };
  const cursors = memoryCursors();
  const open: SlackDesk[] = [];

  async function connect(more: Partial<SlackOptions> = {}) {
    const desk = await connectSlack({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      reviewChannel: review,
      customerChannels: [customers],
      reviewerGroup: null,
      store: async (item, raw) => {
        stored.push({ item, raw });
      },
      decide: async (decision) => {
        decisions.push(decision);
        return answer.next;
      },
      draftText: async () => editable('Hello Mia,\n\nplease ask your admin.'),
      redraft: async () => ({ text: 'Hello Mia,\n\nwritten anew.' }),
      refused: async (...attempt) => {
        refusals.push(attempt);
      },
      escalationGroups: [],
      timeZone: 'UTC',
      openThreads: async () => [],
      isCaseThread: async () => false,
      office: emptyOffice(),
      cursors,
      maxFileBytes: 1_000_000,
      clock: { now: () => Date.now() },
      log: quiet,
      ...change,
      ...more,
    });
    open.push(desk);
    return desk;
  }

  return {
    slack,
    desk: await connect(),
    review,
    customers,
    agent,
    customer,
    stored,
    decisions,
    refusals,
    cursors,
    answer,
    connect,
    async close() {
      for (const desk of open) await desk.close();
      await slack.close();
    },
  };
}

/** A desk without a case. */
export function emptyOffice(change: Partial<Office> = {}): Office {
  const by = { id: 'U07ANARUIZ', name: 'Ana Ruiz' };
  return {
    home: async () => ({ at: 1_000_000, pause: null, sections: [], mailboxes: [] }),
    search: async () => ({ cases: [], total: 0 }),
    show: async () => null,
    summary: async (week) => `Support in week ${week}`,
    pause: async () => ({ pause: { by, at: 1_000 }, changed: true }),
    resume: async () => ({ pause: { by, at: 1_000 } }),
    check: async () => ({
      reading: {
        about: 'No article fits',
        progress: null,
        steps: [],
        count: null,
        pictures: [],
        missing: [],
      },
    }),
    openCase: async () => {},
    ...change,
  };
}

/** Who is who in the stand-in's workspace. */
export function cast(slack: SlackStandIn) {
  const channel = (purpose: string) => slack.channels.find((one) => one.purpose === purpose)?.id ?? '';
  const person = (side: string) => slack.users.find((one) => one.side === side)?.id ?? '';
  return {
    review: channel('review'),
    customers: channel('customers'),
    agent: person('agent'),
    customer: person('customer'),
  };
}

/** What the dialog for editing starts with where Ana has the case, with nobody to choose between. */
export function editable(text: string, change: Partial<EditableReply> = {}): EditableReply {
  const owner = { id: 'U07ANARUIZ', name: 'Ana Ruiz' };
  return { text, to: [], cc: [], picked: { to: null, cc: [] }, steps: [], owner, ...change };
}

export function reviewCard(change: Partial<ReviewCard> = {}): ReviewCard {
  return {
    ticketId: 'T1001',
    rev: 3,
    draftVersion: 1,
    messages: 2,
    title: '#1001 · Need admin approval',
    sender: 'Mia Chen <mia@birchwood.example>',
    channel: 'email',
    subject: 'Cannot sign in to Jump',
    warnings: [],
    about: 'Microsoft admin approval · sure',
    progress: '4 of 6 steps open · blocked at sign-in',
    steps: [
      {
        title: 'Contact the admin',
        status: 'done',
        basis: 'stated',
        quote: 'I asked our IT on Monday',
        note: null,
      },
      { title: 'Send the workflow link', status: 'not_done', basis: null, quote: null, note: null },
    ],
    questions: [],
    count: null,
    pictures: ['signin.png'],
    files: [],
    acknowledgement: 'Acknowledged at once',
    draft: {
      to: 'Mia Chen <mia@birchwood.example>',
      cc: '',
      subject: 'Re: Cannot sign in to Jump',
      text: 'Hello Mia,\n\nplease send your admin this link: https://learn.example/consent.\n\nThe desk',
      source: 'from the article',
    },
    excerpt: 'I asked our IT on Monday and sent them the link.',
    draftWarnings: [],
    status: { kind: 'review' },
    actions: ['approve', 'edit', 'reject'],
    handling: [],
    linkTo: null,
    owner: null,
    snoozedUntil: null,
    escalation: null,
    news: null,
    sameFirm: [],
    ...change,
  };
}

/** Presses a button of a card that the bot posted. */
export async function press(test: TestDesk, user: string, ts: string, action: CardAction): Promise<void> {
  const message = test.slack.messages(test.review).find((one) => one.ts === ts);
  const block = message?.blocks.find((one) => one.type === 'actions');
  await test.slack.press(user, {
    channelId: test.review,
    ts,
    blockId: String(block?.block_id),
    actionId: `stepcheck_${action}`,
  });
}

/** Waits until something holds; fails with the words given after a while. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It did not come to this: ${what}`);
}

/** All text that stands in blocks, in order. */
export function textOf(blocks: readonly unknown[]): string {
  const found: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if ((key === 'text' || key === 'url') && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join('');
}
