import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../../log.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type MailboxDesk, type Outcome, startMailboxDesk } from './mailbox-desk.ts';
import { fetchBare } from './mailbox-floor.ts';
import { makeMail, SUPPORT } from './make-mails.ts';

const CUTS = 20;
const DEATHS = 10;
const DAY_MS = 86_400_000;
/** A killed desk's lease and jobs are free after this: ten deaths must not take minutes of waiting. */
const DEAD_AFTER_MS = 2_000;

/** How fast a mailbox is taken in, and whether anything is lost or doubled when all goes wrong on the way. */
export async function benchMailbox(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const dovecot = await startDovecot();
  const now = Date.now();
  const since = new Date(now - 30 * DAY_MS);
  let bytes = 0;
  for (let first = 0; first < count; first += 500) {
    const mails = Array.from({ length: Math.min(500, count - first) }, (_, at) => makeMail(first + at, now));
    for (const { raw } of mails) bytes += raw.length;
    await dovecot.append(SUPPORT, mails);
  }
  console.log(`A mailbox of ${count} mails, ${megabytes(bytes)}`);

  const floorMs = await fetchBare(dovecot, SUPPORT, join(folder, 'floor'));
  say('floor (fetched, one synced file each)', floorMs, count);
  const plainMs = await plainRun(dovecot, join(folder, 'plain'), since, count);
  say('desk, until all have records', plainMs, count);
  console.log(`  ratio ${(plainMs / floorMs).toFixed(2)}`);
  const { outcome, ms } = await roughRun(dovecot, { folder: join(folder, 'rough'), since, count, bytes });
  say(`desk, with ${CUTS} cuts, ${DEATHS} kills, a new UIDVALIDITY`, ms, count);
  printOutcome(outcome);
  console.log(JSON.stringify({ count, bytes, floorMs, plainMs, roughMs: ms, ...outcome }));

  await dovecot.close();
  await rm(folder, { recursive: true, force: true });
}

async function plainRun(dovecot: Dovecot, folder: string, since: Date, count: number): Promise<number> {
  const log = createLog({ level: 'error', pretty: true });
  const desk = await startMailboxDesk({
    folder,
    imapUrl: dovecot.url(SUPPORT),
    since,
    deadAfterMs: null,
    log,
  });
  const startedAt = performance.now();
  await desk.launch();
  await until(async () => (await desk.records()) >= count);
  const ms = performance.now() - startedAt;
  printOutcome(await desk.outcome(count));
  await desk.close();
  return ms;
}

interface RoughOptions {
  folder: string;
  since: Date;
  count: number;
  bytes: number;
}

async function roughRun(
  dovecot: Dovecot,
  { folder, since, count, bytes }: RoughOptions,
): Promise<{ outcome: Outcome; ms: number }> {
  const log = createLog({ level: 'error', pretty: true });
  // Each connection breaks off after some part of the mailbox, in the middle of an answer.
  const each = bytes / (CUTS + 4);
  const cutAfter = Array.from({ length: CUTS }, (_, at) => Math.round(each * (0.5 + ((at * 7) % 10) / 10)));
  const proxy = await startCuttingProxy(dovecot.port, cutAfter);
  const imapUrl = dovecot.url(SUPPORT, proxy.port);
  const desk = await startMailboxDesk({ folder, imapUrl, since, deadAfterMs: DEAD_AFTER_MS, log });
  const startedAt = performance.now();

  await desk.launch();
  for (let death = 1; death <= DEATHS / 2; death++) {
    // While it fetches: its cursor tells how far it is.
    await until(async () => ((await desk.cursor())?.uid ?? 0) >= (count * death) / (DEATHS / 2 + 1));
    await again(desk);
  }
  const before = (await desk.cursor())?.uidValidity;
  await until(async () => (await desk.records()) >= count / 2);
  await dovecot.renumber(SUPPORT);
  for (let death = 1; death <= DEATHS / 2; death++) {
    const goal = count / 2 + (count / 2) * (death / (DEATHS / 2 + 1));
    await until(async () => (await desk.records()) >= goal);
    await again(desk);
  }
  await until(async () => {
    const cursor = await desk.cursor();
    const readAgain = cursor?.uidValidity !== before && cursor?.catchUp === null;
    return readAgain && (await desk.records()) >= count && (await desk.waiting()) === 0;
  });
  const ms = performance.now() - startedAt;
  console.log(`  ${proxy.cuts()} connections of ${proxy.connections()} were cut`);
  const outcome = await desk.outcome(count);
  await desk.close();
  await proxy.close();
  return { outcome, ms };
}

async function again(desk: MailboxDesk): Promise<void> {
  await desk.kill();
  await desk.launch();
}

/** Seldom enough that counting is no part of the work. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(300);
}

function say(what: string, ms: number, count: number): void {
  const aMinute = Math.round((count / ms) * 60_000);
  console.log(`  ${what}: ${(ms / 1000).toFixed(1)} s, ${aMinute} mails a minute`);
}

function printOutcome(outcome: Outcome): void {
  const { expected, found, missing, doubled, acknowledged } = outcome;
  console.log(`  mails: ${expected} expected, ${found} found, ${missing} missing, ${doubled} doubled`);
  console.log(
    `  acknowledgements: ${acknowledged}, ${outcome.acknowledgedTwice} doubled, ${outcome.acknowledgedOld} of old mail; ${outcome.cardsTwice} cards doubled`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
