import { z } from 'zod';
import { EvidenceKind } from './reading.ts';

// What an article can say in its own words and need not. The defaults are English: an article in another language has its own.

/** Plain words or phrases of our own, looked for in a reply whatever their case. */
export const Words = z.array(z.string().min(1));

/** The part to forward: its title, its first words, its last words. */
export const AdminNoteTexts = z.strictObject({
  intro: z.string(),
  opening: z.string(),
  closing: z.string(),
  /** The line above the list of permissions, where the desk has filled in that list. */
  permissions: z.string().optional(),
  /** What the admin should send back, so that nobody has to ask for it later. */
  send_back: z.string().optional(),
  /** The same where a picture has come already, and only its number is wanted. */
  send_back_count: z.string().optional(),
});

/** What the firm's admin would want to know who has refused. */
export const RefusalTexts = z.strictObject({
  /** For the agent, on the card: short. */
  facts: z.string(),
  /** For the admin, to forward. */
  note: z.string(),
});

/** To a customer who has been silent for days: how it stands, and nothing new to do. `{steps}` stands for what is open. */
export const NudgeTexts = z.strictObject({
  asks: z.string(),
  /** Where no open step can be asked about. */
  plain: z.string(),
});

/** What must not be done. `to_admin` speaks to the admin, `text` to someone who can pass it on. */
export const CautionTexts = z.strictObject({
  text: z.string(),
  to_admin: z.string().optional(),
  when_used: z.string(),
  when_used_to_admin: z.string().optional(),
  /** Its names: a reply may use them only to advise against it. */
  about: Words.optional(),
});

export const EvidenceTexts = z.strictObject({
  wanted: z.array(EvidenceKind).default([]),
  /** The stages at which it is asked for. */
  stages: z.array(z.string()).default([]),
  intro: z.string().default('Could you send us'),
  screenshot: z.string().default('a screenshot of what you see'),
  scope_count: z.string().default('the number of permissions that you see'),
  scope_count_as_admin: z.string().optional(),
  /** What the count should be; said only where a count is asked for. */
  expected: z.string().optional(),
  /** Said instead of asking as if none had come, where a picture came but could not be read. */
  unreadable: z
    .string()
    .default(
      'We could not read the picture that you sent. Could you send it once more, as a screenshot of the whole window?',
    ),
  /** The same where a part of its list could be read: `{seen}` says which. */
  partly: z
    .string()
    .default(
      'In the picture that you sent we can see {seen}, but not all of it. Could you send it once more, as a screenshot of the whole window?',
    ),
  /** Said where all that is wanted has come. */
  complete: z.string().optional(),
  /** Where the text says `{said}` and a picture shows `{shown}`: asks which of the two is right. */
  counts_differ: z.string().optional(),
  /** The same where the text itself gives different numbers. */
  counts_differ_in_text: z.string().optional(),
  /** Where `{seen}` is none of the numbers expected. */
  count_unexpected: z.string().optional(),
  /** Where `{seen}` is the number without the calendar, and the calendar is wanted. */
  count_lacks_calendar: z.string().optional(),
});

export const ClosingTexts = z.strictObject({
  open: z
    .string()
    .default('If anything is unclear, just write back and we will help.')
    .describe('the sentence that ends an open reply'),
  resolved: z
    .string()
    .default('Good to hear that it works. If anything else comes up, just write back.')
    .describe('the sentence that ends a reply once all is done'),
});
