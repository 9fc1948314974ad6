import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DeskProcessInput, DeskProcessNews } from './desk-process.ts';
import type { FloorProcessInput } from './floor-process.ts';

/** A desk, a part of one, or the floor, in a process of its own. */
export interface LoadProcess {
  /** 0 where it takes no mail in. */
  smtpPort: number;
  pid: number;
  /** How many mails have come to their end in it. */
  cards(): number;
  jobs(): number;
  memory(): { rssBytes: number; heapBytes: number };
  /** Milliseconds of computing so far, all its threads together. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export function launchDesk(input: DeskProcessInput): Promise<LoadProcess> {
  return launch('desk-process.js', input);
}

export function launchFloor(input: FloorProcessInput): Promise<LoadProcess> {
  return launch('floor-process.js', input);
}

async function launch(script: string, input: DeskProcessInput | FloorProcessInput): Promise<LoadProcess> {
  const program = fileURLToPath(new URL(script, import.meta.url));
  const child = fork(program, [JSON.stringify(input)]);
  let cards = 0;
  let jobs = 0;
  let memory = { rssBytes: 0, heapBytes: 0 };
  const ready = new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready.`)));
    child.on('message', (news: DeskProcessNews) => {
      if ('ready' in news) resolve(news.ready.smtpPort);
      else if ('card' in news) cards += 1;
      else {
        jobs = news.jobs;
        memory = { rssBytes: news.rssBytes, heapBytes: news.heapBytes };
      }
    });
  });
  const smtpPort = await ready;
  const pid = child.pid ?? 0;
  return {
    smtpPort,
    pid,
    cards: () => cards,
    jobs: () => jobs,
    memory: () => memory,
    cpuMs: () => cpuMsOf(pid),
    stop: () => stop(child),
  };
}

/** Waits until it holds. Throws where nothing is nearer to it for a minute. */
export async function untilReached(progress: () => number, goal: number, what: string): Promise<void> {
  let last = progress();
  let since = Date.now();
  for (;;) {
    const now = progress();
    if (now >= goal) return;
    if (now > last) [last, since] = [now, Date.now()];
    if (Date.now() - since > 60_000)
      throw new Error(`Only ${now} of ${goal} ${what}, and no more for a minute.`);
    await sleep(2);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const TICK_MS = 10;

/** Linux: user and system time in hundredths of a second, fields 14 and 15 of proc(5). */
function cpuMsOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
