import { z } from 'zod';
import { MessageOrigin } from './message.ts';

/**
 * What came in, before anyone has understood it: a line of JSON and the bytes as received, in one file.
 * It is stored before the other side is told "taken", and removed once a record of the message exists (promise 4).
 */
export const IntakeItem = z.object({
  v: z.literal(1),
  id: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/),
  channel: z.enum(['email', 'slack']),
  origin: MessageOrigin,
  receivedAt: z.number().int(),
  envelopeFrom: z.string().nullable(),
  /** SMTP RCPT TO; empty where it is not known. */
  envelopeTo: z.array(z.string()).default([]),
  /** Mail of the past is taken in like any other, but nobody is told that it arrived. */
  backlog: z.enum(['imported', 'mailbox_rebuilt']).nullable().default(null),
  /** False: its case is not shown to the agents unasked. */
  cards: z.boolean().default(true),
  /** What is known to be missing since it was fetched (a mail too large to be taken whole), in words for the card. */
  problem: z.string().nullable().default(null),
  /** Who said that it is a customer's case, whoever wrote it and whatever it says; null: nobody had to. */
  openedBy: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
});
export type IntakeItem = z.infer<typeof IntakeItem>;

/** An item, with what is not said as it is for mail that just came in. */
export function intakeItem(fields: z.input<typeof IntakeItem>): IntakeItem {
  return IntakeItem.parse(fields);
}

/** How the id of an imported item begins: the queue lets others pass before the file is opened. */
export const IMPORTED_ID = 'import.';

export const INTAKE_FOLDER = 'intake/';

/** Where an item lies in the file store until it is taken in. */
export function intakePath(id: string): string {
  return `${INTAKE_FOLDER}${id}`;
}

/** The file's content in pieces: header line, then the raw bytes. */
export function encodeIntake(item: IntakeItem, raw: Uint8Array): Uint8Array[] {
  return [Buffer.from(`${JSON.stringify(item)}\n`), raw];
}

/** The reverse of `encodeIntake`. Throws a ZodError or SyntaxError on a file that is not ours. */
export function decodeIntake(file: Uint8Array): { item: IntakeItem; raw: Uint8Array } {
  const end = file.indexOf(0x0a);
  const header = Buffer.from(file.subarray(0, Math.max(end, 0))).toString('utf8');
  return { item: IntakeItem.parse(JSON.parse(header)), raw: file.subarray(end + 1) };
}
