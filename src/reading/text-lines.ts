/** One line by its offsets; `text` is without quote signs and the space around it. */
export interface Line {
  start: number;
  end: number;
  depth: number;
  text: string;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
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
