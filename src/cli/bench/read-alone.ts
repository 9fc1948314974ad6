import { intakeItem } from '../../core/intake.ts';
import type { DeskSettings } from '../../core/settings.ts';
import { readLearnedWeights, readPrompts } from '../../prompts.ts';
import { createMailReader } from '../../threads/mail-reader.ts';
import { createReadingThread } from '../../threads/reading-thread.ts';

const PARSE_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 512 };
const READ_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 256 };

/** Reads one raw mail as the desk does, and nothing else. */
export async function openReader(settings: DeskSettings): Promise<{
  /** Milliseconds. */
  once(raw: Uint8Array): Promise<number>;
  close(): Promise<void>;
}> {
  const { articles } = await readPrompts();
  const mails = createMailReader({ ...PARSE_LIMITS, trustedAuthServers: [] });
  const learned = await readLearnedWeights(articles);
  const reader = createReadingThread({ ...READ_LIMITS, articles: articles.all, settings, learned });
  return {
    async once(raw) {
      const item = intakeItem({
        v: 1,
        id: 'bench',
        channel: 'email',
        origin: 'file',
        receivedAt: 0,
        envelopeFrom: null,
      });
      const startedAt = performance.now();
      const { message } = await mails.understand(item, raw);
      await reader.judge(message);
      await reader.read({ messages: [message], deskUserIds: [], allFromCustomer: false });
      return performance.now() - startedAt;
    },
    async close() {
      await Promise.all([mails.close(), reader.close()]);
    },
  };
}
