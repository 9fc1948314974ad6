import type { Refusal } from './find-files.ts';

export interface ImportSummary {
  taken: number;
  /** Waited in the intake already, came twice in this import, or were known to the desk. */
  already: number;
  refused: Refusal[];
  /** Taken, though something is wrong with them. */
  flawed: Refusal[];
  /** Files in the folders that are no mail. */
  leftOut: number;
  cards: boolean;
  deskRuns: boolean;
  /** How many of these the desk has yet to take in. */
  waiting: number;
}

/** The summary for people. */
export function printSummary(summary: ImportSummary): string {
  const { taken, already, refused, flawed, leftOut } = summary;
  const counts = [
    `${mails(taken)} taken`,
    already > 0 ? `${count(already)} there already` : '',
    flawed.length > 0 ? `${count(flawed.length)} of them with a fault` : '',
    refused.length > 0 ? `${count(refused.length)} refused, each named above` : '',
  ];
  const lines = [`${counts.filter((part) => part !== '').join(', ')}.`];
  if (leftOut > 0) {
    const what = leftOut === 1 ? '1 file that holds' : `${count(leftOut)} files that hold`;
    lines.push(`Left out ${what} no mail (pictures, hidden files, links, index files, other files).`);
  }
  const becomes = whatBecomes(summary);
  if (becomes !== null) lines.push(becomes);
  return lines.join('\n');
}

function whatBecomes({ taken, waiting, deskRuns, cards }: ImportSummary): string | null {
  if (waiting > 0 && deskRuns) return `The desk goes on with the ${count(waiting)} that wait.`;
  if (waiting > 0) return `${mails(waiting)} will be taken in when stepcheck is started.`;
  if (taken === 0) return null;
  return cards
    ? 'The desk has taken them in; each case gets its card. Nobody is answered.'
    : 'The desk has taken them in. Nobody is answered, and no cards are shown.';
}

/** A number of mails in words. */
export function mails(number: number): string {
  return number === 1 ? '1 mail' : `${count(number)} mails`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
