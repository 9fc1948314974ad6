import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from '../../core/message.ts';
import type { Ticket } from '../../core/ticket.ts';
import { depersonalise, type Known } from '../../writing/depersonalise.ts';
import type { CaseLabel } from '../eval/cases/label.ts';

export interface LabelledCase {
  label: CaseLabel;
  mail: Buffer;
}

/** Whom all these mails are to, whoever got the real ones. */
const DESK = 'support@desk.example';

/**
 * A corrected case as one labelled mail: what the customer wrote last, with their earlier words quoted below. Only what
 * an agent said is a label; all else stays unsaid.
 */
export async function labelledCase(
  ticket: Ticket,
  messages: readonly Message[],
  number: number,
): Promise<LabelledCase | null> {
  const newest = messages.at(-1);
  if (!newest || !ticket.reading) return null;
  const file = `case-${String(number).padStart(3, '0')}.eml`;
  const said = (text: string) => depersonalise(text, knownOf(ticket, messages));
  const earlier = messages.slice(0, -1).toReversed();
  const text = [
    said(newest.text),
    ...earlier.map((message) => quoted(said(message.text), message.receivedAt)),
  ].join('\n\n');
  const mail = await new MailComposer({
    from: 'Sam <sam@customer.example>',
    to: DESK,
    subject: said(newest.subject),
    text,
    date: new Date(newest.receivedAt),
    messageId: `<case-${number}@customer.example>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { label: labelOf(ticket, file), mail };
}

function labelOf({ reading, agentSteps, notArticles }: Ticket, file: string): CaseLabel {
  const article = reading?.article?.id ?? null;
  const steps = Object.fromEntries(agentSteps.map(({ step, status }) => [step, status]));
  const note = notArticles.length > 0 ? `an agent said: not ${notArticles.join(', ')}` : undefined;
  return {
    file,
    kind: 'customer',
    ack: true,
    article,
    ...(article === null ? {} : { steps }),
    also_ok: {},
    ...(note === undefined ? {} : { note }),
  };
}

function knownOf({ customer, participants }: Ticket, messages: readonly Message[]): Known {
  const addresses = [customer.address ?? '', ...participants].filter((address) => address !== '');
  const names = [customer.name, ...messages.map(({ sender }) => sender.name)];
  const locals = addresses.flatMap((address) => address.split('@')[0]?.split(/[._-]/) ?? []);
  return { addresses, names: [...names.flatMap((name) => name ?? []), ...locals] };
}

function quoted(text: string, at: number): string {
  const when = new Date(at).toISOString().slice(0, 10);
  return [
    `On ${when} Sam <sam@customer.example> wrote:`,
    ...text.split('\n').map((line) => `> ${line}`),
  ].join('\n');
}
