import type { Said } from './example.ts';

/** Steps of the article that another one's being done may imply: of a sentence that says so they stay open. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  admin_approval: [
    'contact_admin',
    'configure_consent_workflow',
    'retry_connection',
    'submit_permission_request',
  ],
  configure_consent_workflow: ['contact_admin'],
  submit_permission_request: ['configure_consent_workflow', 'retry_connection'],
};
/** What the admin is reported to have said or done may mean that they were asked. */
const REPORTS =
  /(?<!\p{L})(?:says?|said|answered|replied|approved|denied|rejected|declined|promised|confirmed|looked|checked)(?!\p{L})/u;

/** Of what may be implied, "silent" is too much to learn. */
export function openImplied(said: readonly Said[], text: string, steps: readonly string[]): Said[] {
  const implied = new Set(steps.flatMap((step, at) => (said[at] === 'done' ? (IMPLIED[step] ?? []) : [])));
  if (REPORTS.test(text)) implied.add('contact_admin');
  return said.map((one, at) => (one === 'silent' && implied.has(steps[at] ?? '') ? 'open' : one));
}
