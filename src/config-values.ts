import { z } from 'zod';

/** A whole number as text. */
export function whole(min: number, max: number) {
  const error = `Use a whole number from ${min} to ${max}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(min, error).max(max, error));
}

/** What stands between commas. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
