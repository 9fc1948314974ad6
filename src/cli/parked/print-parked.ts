import { plainLine } from '../command/plain-line.ts';
import type { Paint } from '../triage/print-report.ts';
import type { ParkedMail } from './list-parked.ts';

const WIDTH = 100;

/** Parked mail for people. Customers' words come as plain single lines, whatever is in them. */
export function printParked(mails: readonly ParkedMail[], timeZone: string, paint: Paint): string {
  if (mails.length === 0) return 'No mail is parked.';
  const when = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  const blocks = mails.map(({ ticket, at, from, name, subject, kind, why }) => {
    const sender = name === null || name === '' ? from : `${name} <${from}>`;
    const reason = why === '' ? '' : `: ${why}`;
    const indent = ' '.repeat(ticket.length + 2);
    return [
      `${paint('bold', ticket)}  ${when.format(new Date(at))}  ${short(sender)}`,
      `${indent}${short(subject) || '(no subject)'}`,
      `${indent}${paint('yellow', short(`${kind.replaceAll('_', ' ')}${reason}`))}`,
    ].join('\n');
  });
  const [newest] = mails;
  const count = mails.length === 1 ? '1 is parked' : `${mails.length.toLocaleString('en-US')} are parked`;
  return `${blocks.join('\n\n')}\n\n${count}. To open one as a case: npm run -s parked -- --open ${newest?.ticket}`;
}

function short(text: string): string {
  const line = plainLine(text);
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
