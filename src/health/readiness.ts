import type { Vitals } from '../core/vitals.ts';

/** What each part of this process says of itself, in words without addresses. */
export async function readiness(
  vitals: Pick<Vitals, 'redisAnswers' | 'slackConnected' | 'mailboxes'>,
): Promise<{ ready: boolean; parts: Record<string, string> }> {
  const slack = vitals.slackConnected();
  const boxes = vitals.mailboxes().map(({ failing }, index) => {
    const since = failing && new Date(failing.since).toISOString();
    return [`mailbox ${index + 1}`, since ? `does not work since ${since}` : OK] as const;
  });
  const parts = {
    redis: (await vitals.redisAnswers()) ? OK : 'does not answer',
    ...(slack === null ? {} : { slack: slack ? OK : 'not connected, trying again' }),
    ...Object.fromEntries(boxes),
  };
  return { ready: Object.values(parts).every((said) => said === OK), parts };
}

const OK = 'ok';
