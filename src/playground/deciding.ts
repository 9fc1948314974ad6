/**
 * Whether pressing a button or sending a modal may lead to a mail that leaves the house. What is not known to be
 * harmless counts as deciding, so that a new button is refused until somebody has thought about it.
 */
export function pressDecides(actionId: string): boolean {
  return !HARMLESS_ACTIONS.has(withoutPrefix(actionId));
}

export function submitDecides(callbackId: unknown): boolean {
  return typeof callbackId !== 'string' || !HARMLESS_MODALS.has(withoutPrefix(callbackId));
}

const HARMLESS_ACTIONS = new Set([
  'undo',
  'reject',
  'mark_sent',
  'link',
  'read_again',
  'take',
  'wake',
  // The menu: who works on a case, when, and from what.
  'more',
  'redraft',
]);
const HARMLESS_MODALS = new Set(['reject', 'reject_reason', 'escalate', 'snooze', 'set_steps']);

function withoutPrefix(id: string): string {
  return id.replace(/^stepcheck_/, '');
}
