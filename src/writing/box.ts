// A part that is set off in a reply, in plain text: a title line, the part, a closing line.
const OPENING = /^-{5} (.+) -{5}$/;
const CLOSING = '-'.repeat(30);

export function box(title: string, text: string): string {
  return `----- ${title} -----\n\n${text}\n\n${CLOSING}`;
}

/** The title where a line opens a box. */
export function boxTitle(line: string): string | null {
  return OPENING.exec(line.trim())?.[1] ?? null;
}

export function closesBox(line: string): boolean {
  return line.trim() === CLOSING;
}

/** A text's lines outside its boxes. */
export function outsideBoxes(text: string): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (boxTitle(line) !== null) inside = true;
    if (!inside) kept.push(line);
    if (closesBox(line)) inside = false;
  }
  return kept.join('\n');
}
