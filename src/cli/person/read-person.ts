/** A mail address, or a Slack user's id: what a case is found by. Null for anything else. */
export function readPerson(text: string | undefined): string | null {
  const person = (text ?? '').trim();
  if (/^[^\s@<>"*?[\]\\]+@[^\s@<>"*?[\]\\]+\.[^\s@<>"*?[\]\\]+$/.test(person)) return person.toLowerCase();
  return /^[UW][A-Z0-9]{6,}$/.test(person) ? person : null;
}

export const NO_PERSON =
  'Name one person: a mail address such as mia@firm.example, or a Slack user id such as U01ABCDEF.';
