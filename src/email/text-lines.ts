/** Builds plain text from a walk over a document: words flow, blocks break, quotes carry "> ". */
export interface TextLines {
  words(text: string): void;
  /** As it stands, line ends kept. */
  preformatted(text: string): void;
  /** Ends the line that is being written, if any. */
  block(): void;
  /** Ends the line, an empty one included. */
  lineBreak(): void;
  /** One blank line before what comes next. */
  paragraph(): void;
  /** Something that is no words, at the end of what was written so far: it makes no line of its own. */
  sign(text: string): void;
  /** Opens (+1) or closes (-1) a quote. */
  quote(change: 1 | -1): void;
  readonly length: number;
  toString(): string;
}

const MAX_QUOTES = 20;

export function createTextLines(): TextLines {
  const lines: string[] = [];
  // In pieces: looking at the end of a string that grows by single characters takes the square of its length.
  let pieces: string[] = [];
  let signsBefore = '';
  let depth = 0;
  let length = 0;
  let wantsBlank = false;

  function prefix(): string {
    return '> '.repeat(Math.min(depth, MAX_QUOTES));
  }
  function push(text: string): void {
    const whole = `${prefix()}${text.trimEnd()}`;
    lines.push(whole);
    length += whole.length + 1;
  }
  function append(text: string): void {
    if (wantsBlank && lines.length > 0) push('');
    wantsBlank = false;
    pieces.push(text);
    length += text.length;
  }
  function takeLine(): string {
    const line = pieces.join('');
    pieces = [];
    length -= line.length;
    return line;
  }
  function block(): void {
    const line = takeLine();
    if (line.trim() !== '') push(line);
  }
  return {
    words(text) {
      const folded = text.replace(/[ \t\r\n\f]+/g, ' ');
      const last = pieces.at(-1) ?? ' ';
      const fitting = last.endsWith(' ') ? folded.replace(/^ /, '') : folded;
      if (fitting !== '') append(fitting);
    },
    preformatted(text) {
      const parts = text.split(/\r?\n/);
      append(parts[0] ?? '');
      for (const part of parts.slice(1)) {
        push(takeLine());
        append(part);
      }
    },
    block,
    lineBreak() {
      append('');
      push(takeLine());
    },
    paragraph() {
      block();
      wantsBlank = true;
    },
    sign(text) {
      if (text === '') return;
      const written = pieces.findLastIndex((piece) => piece.trim() !== '');
      if (written !== -1) pieces[written] += text;
      else if (lines.length > 0) lines[lines.length - 1] += text;
      else signsBefore += text;
    },
    quote(change) {
      block();
      depth = Math.max(0, depth + change);
    },
    get length() {
      return length;
    },
    toString: () => signsBefore + [...lines, `${prefix()}${pieces.join('')}`].join('\n').trim(),
  };
}
