/** A text as names are compared. `at[i]` is where the i-th letter of `form` stands in the text. */
export interface FoldedName {
  /** Its letters and digits, without accents and capitals. */
  form: string;
  at: number[];
}

export function foldName(text: string): FoldedName {
  let form = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    for (const letter of plainLetters(text.charAt(index))) {
      form += letter;
      at.push(index);
    }
  }
  return { form, at };
}

const ASCII = Array.from({ length: 0x80 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[a-z0-9]/i.test(char) ? char.toLowerCase() : '';
});

function plainLetters(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return ASCII[code] ?? '';
  return char
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
