import { createProgress, type Screen } from '../command/progress.ts';
import { eachMail } from './each-mail.ts';
import type { FoundFiles, Refusal } from './find-files.ts';
import { mails } from './print-summary.ts';
import type { Taker } from './take-mails.ts';

export interface TakeFilesOptions {
  maxBytes: number;
  taker: Taker;
  refuse(refusal: Refusal): void;
  /** Taken, though something is wrong with it. */
  warn(refusal: Refusal): void;
  stop: AbortSignal;
  screen: Screen;
}

/** Takes the mails of all files, with a bar over their bytes. Throws where they cannot be stored. */
export async function takeFiles(files: FoundFiles['files'], options: TakeFilesOptions): Promise<void> {
  const { taker, stop } = options;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = createProgress(total, options.screen, { few: 0, plain: true });
  let before = 0;
  let read = 0;
  try {
    for (const { path, bytes } of files) {
      for await (const { number, raw, problem, readTo } of eachMail(path, options.maxBytes)) {
        if (stop.aborted) return;
        if (problem !== null) {
          progress.end();
          const tell = raw === null ? options.refuse : options.warn;
          tell({ file: path, mail: number, reason: problem });
        }
        if (raw !== null) await taker.take(raw);
        read += 1;
        progress.step(before + readTo, wordsOf(read, before + readTo, total));
      }
      before += bytes;
    }
  } finally {
    progress.end();
    await taker.end();
  }
}

function wordsOf(read: number, done: number, total: number): string {
  const percent = Math.min(100, Math.floor((done / total) * 100));
  return `${percent} %, ${mails(read)} read`;
}
