import { z } from 'zod';
import { listOf, whole } from './config-values.ts';
import { readBusinessHours } from './core/business-time.ts';

/** The settings of when the desk works, and what it is reminded of. */
export const deskRules = {
  BUSINESS_HOURS: z.string().default('Mon-Fri 09:00-17:00').transform(businessHours),
  HOLIDAYS: z
    .string()
    .default('')
    .transform(listOf)
    .pipe(z.array(z.iso.date({ error: 'Write each day as 2026-12-25, with commas between.' }))),
  REMIND_UNTAKEN_HOURS: whole(0, 1_000).default(4),
  REMIND_SILENT_DAYS: whole(0, 365).default(5),
};

function businessHours(text: string, context: z.RefinementCtx) {
  const spans = readBusinessHours(text);
  if (spans) return spans;
  const message = 'Write weekdays and times such as "Mon-Fri 09:00-17:00", with commas between several.';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
