import { StepcheckError } from '../core/errors.ts';
import { benchCard } from './bench/card.ts';
import { benchClosed } from './bench/closed.ts';
import { benchMail } from './bench/mail.ts';
import { benchMailbox } from './bench/mailbox.ts';
import { benchMemory } from './bench/memory.ts';
import { benchThroughput } from './bench/throughput.ts';
import { benchWorkers } from './bench/workers.ts';
import { runCommand } from './command/run-command.ts';

const USAGE = `Usage: npm run -s bench [-- WHAT [COUNT] | mail PATH]

Each prints its figures and a line of JSON. Without more: throughput, idle, closed and workers, about ten minutes.

throughput  (a) mails a second on the whole way, as a ratio to a floor in the same run; COUNT mails a round (200)
idle        (b) from SMTP to the card at idle, as a ratio to its parts measured alone
closed      (c, d) the rate with COUNT closed tickets (100000), bytes of one in Redis, the summary of their week
workers     (e) the rate with 1, 2 and 4 worker processes; COUNT mails a round (200)
memory      (f) what the process holds while COUNT mails go through (20000): about half an hour
imap        how many mails a minute come from a mailbox of COUNT mails (5000), and whether any is lost or doubled
            while connections are cut, the desk is killed and the server numbers its mail anew. Needs Dovecot.
mail PATH   how the raw messages of a folder are told apart (every file that is no picture is one), and what reading
            them takes`;

await runCommand({ usage: USAGE, run: bench });

async function bench([what, which]: string[]): Promise<number> {
  switch (what) {
    case undefined:
      await throughput(200);
      await benchCard();
      await closed(100_000);
      await workers(200);
      break;
    case 'throughput':
      await throughput(countOf(which, 200));
      break;
    case 'idle':
      await benchCard();
      break;
    case 'closed':
      await closed(countOf(which, 100_000));
      break;
    case 'workers':
      await workers(countOf(which, 200));
      break;
    case 'memory':
      await memory(countOf(which, 20_000));
      break;
    case 'imap':
      await benchMailbox(countOf(which, 5_000));
      break;
    default:
      if (what === 'mail' && which !== undefined) await benchMail(which);
      else throw new StepcheckError('bench_what', 'person', `There is no benchmark "${what}". Try --help.`);
  }
  process.exit(0);
}

async function throughput(count: number): Promise<void> {
  const found = await benchThroughput(count);
  console.log(`(a) The whole way without pictures and model, ${count} mails a round`);
  console.log(
    `  desk  ${rate(found.deskPerSecond)}, ${found.deskCpuMsPerMail.toFixed(1)} ms of computing a mail`,
  );
  console.log(
    `  floor ${rate(found.floorPerSecond)}, ${found.floorCpuMsPerMail.toFixed(1)} ms of computing a mail`,
  );
  console.log(
    `  ratio ${found.ratio.toFixed(2)} (at least 0.7); ${found.jobsPerMail.toFixed(1)} jobs a mail`,
  );
  console.log(JSON.stringify({ bench: 'throughput', ...found }));
}

async function closed(tickets: number): Promise<void> {
  const found = await benchClosed(200, tickets);
  console.log(`(c) With ${tickets} closed tickets`);
  console.log(`  none ${rate(found.emptyPerSecond)}, all of them ${rate(found.fullPerSecond)}`);
  console.log(`  ratio ${found.ratio.toFixed(2)} (at least 0.9)`);
  console.log(`  ${found.bytesPerTicket.toFixed(0)} bytes of Redis a closed ticket (at most 4096)`);
  console.log(
    `(d) The summary of their week: ${found.summarySeconds.toFixed(1)} s (at most 5), heap +${found.summaryHeapMb.toFixed(0)} MB`,
  );
  console.log(JSON.stringify({ bench: 'closed', ...found }));
}

async function workers(count: number): Promise<void> {
  const rows = await benchWorkers(count);
  console.log('(e) One process for intake, and workers');
  for (const { workers, perSecond, intakeBusy, workersBusy } of rows) {
    console.log(
      `  ${workers} workers: ${rate(perSecond)}; cores in use: intake ${intakeBusy.toFixed(2)}, workers ${workersBusy.toFixed(2)}`,
    );
  }
  console.log(JSON.stringify({ bench: 'workers', rows }));
}

async function memory(count: number): Promise<void> {
  console.log('(f) What one process holds');
  const rows = await benchMemory(count, ({ mails, rssMb, heapMb }) =>
    console.log(`  after ${mails} mails: ${rssMb.toFixed(0)} MB, heap ${heapMb.toFixed(0)} MB`),
  );
  console.log(JSON.stringify({ bench: 'memory', rows }));
}

function rate(perSecond: number): string {
  return `${perSecond.toFixed(1)} mails/s`;
}

function countOf(text: string | undefined, usual: number): number {
  const count = Number(text ?? usual);
  if (Number.isInteger(count) && count >= 100) return count;
  throw new StepcheckError('bench_count', 'person', 'COUNT is a whole number, at least 100.');
}
