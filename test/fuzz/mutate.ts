/** A source of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// What opens, ends or confuses something: in mail, in JSON, in YAML, in Lua and in regular expressions.
const PIECES = [
  '\r\n\r\n',
  '\n.\n',
  '--',
  '\0',
  '\uFEFF',
  '\u202E',
  '"',
  '\\',
  '{',
  '}}',
  '[[',
  ']',
  'null',
  'true',
  '-1',
  '1e999',
  '9'.repeat(40),
  'Content-Type: multipart/mixed; boundary=x\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Type: text/html\r\n',
  'From: a@b.example, c@d.example\r\n',
  '=?utf-8?q?=00?=',
  '<!--',
  '<div>',
  '&#x0;',
  '🙂',
  'é'.normalize('NFD'),
  '> ',
  '<@U1>',
  '&lt;',
  '__proto__',
  'constructor',
  ': &a [*a, *a]',
  '!!js/function',
  '#{x}',
  '%s',
  '$1',
  '(a+)+$',
  ' '.repeat(200),
  'a'.repeat(2_000),
];

/** One to six cuts, repeats, pieces and flipped bytes. `other` is another input of the same kind, to splice with. */
export function mutate(input: Buffer, other: Buffer, random: () => number): Buffer {
  let mutated = input;
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time++) mutated = once(mutated, other, random);
  return mutated;
}

function once(input: Buffer, other: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * (input.length + 1));
  const to = Math.min(input.length, at + Math.floor(random() * random() * (input.length - at + 1)));
  const [head, middle, tail] = [input.subarray(0, at), input.subarray(at, to), input.subarray(to)];
  switch (Math.floor(random() * 6)) {
    case 0:
      return Buffer.concat([head, tail]);
    case 1:
      return Buffer.concat([head, middle, middle, tail]);
    case 2:
      return Buffer.concat([
        head,
        Buffer.from(PIECES[Math.floor(random() * PIECES.length)] ?? ''),
        input.subarray(at),
      ]);
    case 3:
      return Buffer.concat([head, other.subarray(Math.floor(random() * (other.length + 1)))]);
    case 4:
      return head;
    default: {
      const flipped = Buffer.from(input);
      if (flipped.length > 0) flipped[Math.min(at, flipped.length - 1)] = Math.floor(random() * 256);
      return flipped;
    }
  }
}
