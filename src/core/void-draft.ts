import type { Draft } from './draft.ts';
import { moveSend, type Send } from './send.ts';
import type { RecordWrite } from './transition.ts';

/** What becomes of a draft and its reply once there is more to answer. */
export interface Voided {
  writes: RecordWrite[];
  /** For the history, after "took in a further message"; empty where nothing changed. */
  what: string;
  problems: string[];
}

/** A further message voids the newest draft and stops a reply that is not on its way yet. */
export function voidDraft(draft: Draft | null, reply: Send | null, now: number, why: string): Voided {
  const untouched = { writes: [], what: '', problems: [] };
  if (draft?.state !== 'current' && draft?.state !== 'approved') return untouched;
  const superseded: RecordWrite = { kind: 'draft', record: { ...draft, state: 'superseded' } };
  if (draft.state === 'current') return { writes: [superseded], what: '; the draft is void', problems: [] };
  switch (reply?.state) {
    case 'due': {
      const stopped = moveSend(reply, 'cancelled', { outcome: { at: now, detail: why } });
      const writes: RecordWrite[] = [superseded, { kind: 'send', record: stopped }];
      return { writes, what: '; the approved reply was stopped', problems: [] };
    }
    case 'failed':
    case 'cancelled':
      return { writes: [superseded], what: '; the reply that was not sent is void', problems: [] };
    case 'unknown':
      return {
        ...untouched,
        problems: ['Nobody knows whether the earlier reply reached the customer.'],
      };
    default:
      return untouched;
  }
}
