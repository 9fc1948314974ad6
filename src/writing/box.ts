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
  return parted(text).outside.join('\n');
}

/** A text's lines in its boxes. */
export function insideBoxes(text: string): string {
  return parted(text).inside.join('\n');
}

function parted(text: string): { outside: string[]; inside: string[] } {
  const outside: string[] = [];
  const inside: string[] = [];
  let isInside = false;
  for (const line of text.split('\n')) {
    if (boxTitle(line) !== null) isInside = true;
    if (isInside) inside.push(line);
    else outside.push(line);
    if (closesBox(line)) isInside = false;
  }
  return { outside, inside };
}
