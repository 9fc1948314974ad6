import { StepcheckError } from '../core/errors.ts';
import { inOrder } from '../core/in-order.ts';
import type { CaseReader } from '../core/ports.ts';
import type { Library, Question } from './reading-worker.ts';
import { createWarmThread, type NoAnswer, type ThreadLimits } from './warm-thread.ts';

export interface ReadingThread extends CaseReader {
  close(): Promise<void>;
}

/** Reads by the rules in a thread of its own, one thing after the other. */
export function createReadingThread({
  articles,
  settings,
  learned,
  ...limits
}: Library & ThreadLimits): ReadingThread {
  const script = new URL('./reading-worker.js', import.meta.url);
  const library: Library = { articles, settings, learned };
  const thread = createWarmThread<Question, unknown>(script, limits, library);
  const inTurn = inOrder();

  async function ask<Answer>(question: Question): Promise<Answer> {
    const outcome = await inTurn(() => thread.ask(question));
    if ('failed' in outcome) throw unread(outcome);
    return outcome.answer as Answer;
  }

  return {
    judge: (about) => ask({ what: 'judge', about }),
    read: (about) => ask({ what: 'read', about }),
    newWords: (about) => ask({ what: 'newWords', about }),
    originalText: (about) => ask({ what: 'originalText', about }),
    close: () => inTurn(thread.close),
  };
}

const WHY = {
  too_long: 'It could not be read in time',
  too_heavy: 'Reading it took too much memory',
  broken: 'A rule broke on it',
};

/** Reading needs nothing from outside, so another try would end the same way. */
function unread({ failed, reason }: NoAnswer): StepcheckError {
  return new StepcheckError(failed, 'never', `${WHY[failed]} (${reason}): a person must read it.`);
}
