import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { readConfig } from '../../config.ts';
import { asStepcheckError } from '../../core/errors.ts';
import { intakeItem } from '../../core/intake.ts';
import type { CaseReader, Understand } from '../../core/ports.ts';
import type { MessageKind } from '../../core/reading.ts';
import { readPrompts } from '../../prompts.ts';
import { createMailReader } from '../../threads/mail-reader.ts';
import { createReadingThread } from '../../threads/reading-thread.ts';
import { findInputs } from '../triage/find-inputs.ts';
import { watchMainThread } from './main-thread.ts';

const PARSE_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 512 };
const READ_LIMITS = { timeoutMs: 10_000, maxMemoryMb: 256 };

/** What became of one file. */
interface Row {
  group: string;
  kind: MessageKind | 'error';
  acknowledged: boolean;
  readable: boolean;
  ms: number;
}

/** Reads every raw message below a folder as the desk does, and says what it took and what each was told to be. */
export async function benchMail(folder: string): Promise<void> {
  const files = (await findInputs([folder], console.error)).filter(({ kind }) => kind === 'mail');
  const { desk } = readConfig({ ACKNOWLEDGE: 'all' });
  const { articles } = await readPrompts();
  const mails = createMailReader({ ...PARSE_LIMITS, trustedAuthServers: [] });
  const reader = createReadingThread({ ...READ_LIMITS, articles: articles.all, settings: desk });
  await readOne(Buffer.from('From: warm@firm.example\r\n\r\nup'), mails.understand, reader);

  const rows: Row[] = [];
  const mainThread = watchMainThread();
  const startedAt = performance.now();
  for (const { file } of files) {
    const [group, rest] = relative(folder, file).split(sep);
    const raw = await readFile(file);
    const began = performance.now();
    const told = await readOne(raw, mails.understand, reader).catch((error) => {
      console.error(`${file}: ${asStepcheckError(error).message}`);
      return { kind: 'error' as const, acknowledged: false, readable: false };
    });
    rows.push({
      ...told,
      group: group === undefined || rest === undefined ? '.' : group,
      ms: performance.now() - began,
    });
  }
  const totalMs = performance.now() - startedAt;
  const blocks = mainThread.stop();
  await Promise.all([mails.close(), reader.close()]);
  // What Linux says in kilobytes.
  const peakMb = process.resourceUsage().maxRSS / 1024;
  report(rows, { totalMs, peakMb, ...blocks });
}

async function readOne(raw: Uint8Array, understand: Understand, reader: CaseReader) {
  const item = intakeItem({
    v: 1,
    id: 'bench',
    channel: 'email',
    origin: 'file',
    receivedAt: 0,
    envelopeFrom: null,
  });
  const { message } = await understand(item, raw);
  const { kind, acknowledge } = await reader.judge(message);
  await reader.read({ messages: [message], deskUserIds: [], allFromCustomer: false });
  return { kind, acknowledged: acknowledge.send, readable: message.readable };
}

interface Figures {
  totalMs: number;
  peakMb: number;
  longestMs: number;
  longestCpuMs: number | null;
}

function report(rows: readonly Row[], figures: Figures): void {
  for (const group of [...new Set(rows.map((row) => row.group))]) {
    const those = rows.filter((row) => row.group === group);
    console.log(`${group}: ${those.length} messages, ${countsOf(those)}`);
  }
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const { totalMs, peakMb, longestMs, longestCpuMs } = figures;
  const cpu = longestCpuMs === null ? '' : `, ${longestCpuMs.toFixed(0)} ms of computing`;
  console.log(`All: ${rows.length} messages, ${countsOf(rows)}`);
  console.log(`  total ${(totalMs / 1000).toFixed(1)} s; a mail: median ${at(0.5).toFixed(1)} ms,`);
  console.log(`  99 of 100 within ${at(0.99).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms`);
  console.log(`  longest block of the main thread ${longestMs.toFixed(0)} ms by the clock${cpu}`);
  console.log(`  memory at most ${peakMb.toFixed(0)} MB`);
  console.log(
    JSON.stringify({ count: rows.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), ...figures }),
  );
}

function countsOf(rows: readonly Row[]): string {
  const kinds = new Map<string, number>();
  for (const { kind } of rows) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const acknowledged = rows.filter((row) => row.acknowledged).length;
  const unreadable = rows.filter((row) => !row.readable).length;
  const named = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  return `${named.join(', ')}; ${acknowledged} may be acknowledged, ${unreadable} unreadable`;
}
