import type { JobName } from '../core/transition.ts';
import { acknowledge } from './acknowledge.ts';
import { erase } from './erase.ts';
import { mailSummary } from './mail-summary.ts';
import { tellParked } from './parked-cards.ts';
import type { Parts } from './parts.ts';
import { readAgain } from './read-again.ts';
import { receive } from './receive.ts';
import { remind } from './remind.ts';
import { requestReview } from './request-review.ts';
import { ownWork, slackCalls } from './retry-policies.ts';
import { sendReply } from './send-reply.ts';
import { summariseWeek } from './summarise-week.ts';
import { tellUntaken } from './tell-untaken.ts';
import { triage, triageWithPictures } from './triage.ts';
import { wake } from './wake.ts';

/** What each job does with the one id it is given. */
export const jobTable: Record<JobName, (parts: Parts, id: string) => Promise<void>> = {
  receive,
  triage,
  'read-pictures': triageWithPictures,
  acknowledge,
  'request-review': requestReview,
  'send-reply': sendReply,
  'summarise-week': summariseWeek,
  'mail-summary': mailSummary,
  'read-again': readAgain,
  'tell-parked': tellParked,
  wake,
  remind,
  'tell-untaken': tellUntaken,
  erase,
};

export interface ReviewPace {
  /** Posts to the review channel: about one a second, with short bursts (Slack's limit a channel). */
  max: number;
  perMs: number;
}

/** The lanes in which jobs run, each at its own pace. */
export function lanes(pace: ReviewPace) {
  return [
    // Alone: a mail and the follow-up to it must not open two tickets.
    { name: 'intake', jobs: ['receive'], concurrency: 1, alone: true, retry: ownWork },
    { name: 'work', jobs: ['triage', 'read-again', 'wake'], concurrency: 4, retry: ownWork },
    // Apart from the cases that have none; side by side, so that a case with many pictures lets others in between.
    { name: 'pictures', jobs: ['read-pictures'], concurrency: 8, retry: ownWork },
    { name: 'outgoing', jobs: ['acknowledge', 'send-reply', 'mail-summary'], concurrency: 4, retry: ownWork },
    // One behind the other: what they name is told together.
    { name: 'reminders', jobs: ['remind'], concurrency: 1, alone: true, retry: ownWork },
    {
      name: 'review',
      jobs: ['request-review', 'summarise-week', 'tell-parked', 'tell-untaken', 'erase'],
      concurrency: 1,
      alone: true,
      rate: { max: pace.max, perMs: pace.perMs },
      retry: slackCalls,
    },
  ] as const;
}
