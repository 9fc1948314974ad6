/** One line by its offsets; `text` is without quote signs and the space around it. */
export interface Line {
  start: number;
  end: number;
  depth: number;
  text: string;
}

export function linesOf(text: string): Line[] {
  return linesBetween(text, 0, text.length);
}

export function linesBetween(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start <= to) {
    const next = text.indexOf('\n', start);
    const end = next === -1 || next > to ? to : next;
    const raw = text.slice(start, end);
    const signs = /^(?:\s?[>›])+/.exec(raw)?.[0] ?? '';
    lines.push({
      start,
      end,
      depth: signs.replace(/\s/g, '').length,
      text: raw.slice(signs.length).trim(),
    });
    start = end + 1;
  }
  return lines;
}

/** A line that only rules off: mail clients draw one above what they quote. */
export function isRule(text: string): boolean {
  return /^(?:[-_=~*–—•]\s?){3,}$/.test(text);
}
