import { StepcheckError } from '../core/errors.ts';
import { benchCard } from './bench/card.ts';
import { benchMail } from './bench/mail.ts';
import { benchMailbox } from './bench/mailbox.ts';
import { runCommand } from './command/run-command.ts';

const USAGE = `Usage: npm run -s bench [-- imap [COUNT] | mail PATH]

Without more: how long a mail takes to become a card at idle, as a ratio to a floor measured in the same run.
imap: how many mails a minute are taken in from a mailbox of COUNT mails (5000), and whether any is lost or doubled
while connections are cut, the desk is killed and the server numbers its mail anew. Needs Dovecot.
mail: how the raw messages of a folder are told apart (every file that is no picture is one), and what reading them takes.`;

const MAILS = 5_000;

await runCommand({ usage: USAGE, run: bench });

async function bench([what, which]: string[]): Promise<number> {
  if (what === undefined) await benchCard();
  else if (what === 'imap') await benchMailbox(countOf(which));
  else if (what === 'mail' && which !== undefined) await benchMail(which);
  else throw new StepcheckError('bench_what', 'person', `There is no benchmark "${what}". Try --help.`);
  process.exit(0);
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? MAILS);
  if (Number.isInteger(count) && count >= 100) return count;
  throw new StepcheckError('bench_count', 'person', 'COUNT is a whole number, at least 100.');
}
