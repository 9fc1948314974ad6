import type { SlackEvent } from './intake.ts';

const PARTS = {
  thread_ts: 'Which thread it answers',
  files: 'What was attached to it',
  attachments: 'What was forwarded with it',
} as const satisfies Partial<Record<keyof SlackEvent, string>>;

/** What of a message could not be read: `whole` is the message as Slack gave it. */
export function problemsOf(event: SlackEvent, whole: Record<string, unknown>): string[] {
  const problems = typeof event.text === 'string' ? [] : ['Its text could not be read: open it in Slack.'];
  for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
    const lost = isMissing(event[part]) && !isMissing(whole[part]);
    if (lost) problems.push(`${PARTS[part]} could not be read: open it in Slack.`);
  }
  const forwarded = event.attachments?.some((part) => part.is_share || part.is_msg_unfurl);
  if (forwarded)
    problems.push('Another Slack message was forwarded with it. It was not read: open it in Slack.');
  return problems;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
