const MAX_CHARACTERS = 120;
const MAX_EXTENSION = 12;
// The end counts: that is where path and extension end.
const MAX_READ = 2000;
// Control, format (direction and zero-width included), lone surrogate, private and unassigned characters.
const HARMFUL = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A file's name as sent, but harmless: no path, no control or direction characters, at most 120 characters. */
export function sanitiseFileName(name: string, fallback: string): string {
  const base = name.slice(-MAX_READ).normalize('NFC').replace(HARMFUL, '').split(/[/\\]/).at(-1) ?? '';
  const tidy = base
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .trim();
  return shorten(tidy) || fallback;
}

/** Cuts in the middle of the name, so that the extension stays. */
function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MAX_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const extension = dot > 0 && characters.length - dot <= MAX_EXTENSION ? characters.slice(dot) : [];
  return [...characters.slice(0, MAX_CHARACTERS - extension.length - 1), '…', ...extension].join('');
}
