import { z } from 'zod';
import { EvidenceKind } from './reading.ts';

// What an article can say in its own words and need not. The defaults are English: an article in another language has its own.

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
