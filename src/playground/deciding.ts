/**
 * Whether pressing a button or sending a modal may lead to a mail that leaves the house. What is not known to be
 * harmless counts as deciding, so that a new button is refused until somebody has thought about it.
 */
export function pressDecides(actionId: string): boolean {
  return !HARMLESS_ACTIONS.has(withoutPrefix(actionId)) && !HARMLESS_REQUESTS.test(actionId);
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
/** On the Home and in private answers. To resume lets go what was approved. */
const HARMLESS_REQUESTS = /^desk_(refresh|page|page_back|pause|found|open_message)$/;
/** Whether a slash command may lead to that. */
export function commandDecides(typed: string): boolean {
  return /^\S+\s+resume\b/i.test(typed.trim());
}

function withoutPrefix(id: string): string {
  return id.replace(/^stepcheck_/, '');
}
