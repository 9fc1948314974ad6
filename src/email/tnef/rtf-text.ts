import { decodeCodePage } from '../charset.ts';

export interface RtfText {
  /** Plain text, or the HTML that the RTF was made from. */
  text: string;
  isHtml: boolean;
}

interface Group {
  /** Inside of something that no reader sees. */
  hidden: boolean;
  fontTable: boolean;
  /** What stands between \htmlrtf and \htmlrtf0 is the RTF twin of an HTML tag (MS-OXRTFEX). */
  twin: boolean;
  /** How many characters after \u stand for the same character. */
  fallback: number;
  font: number;
}

const TOKENS =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/gy;
const MAX_DEPTH = 500;
const MAX_TEXT = 2_000_000;
const HIDDEN = new Set(
  'colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable nonshppict'.split(
    ' ',
  ),
);
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00A0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\r': '\n',
  '\n': '\n',
};
/** Code pages of the fonts' \fcharset. */
const FONT_PAGES: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The words of an RTF document, or the HTML that it encapsulates. Layout is lost; damage ends the text early. */
export function readRtf(rtf: Buffer): RtfText {
  const source = rtf.toString('latin1');
  const fonts = new Map<number, number>();
  const groups: Group[] = [];
  let group: Group = { hidden: false, fontTable: false, twin: false, fallback: 1, font: -1 };
  let isHtml = false;
  let codePage = 1252;
  let pending = '';
  let skip = 0;
  let starred = false;
  const out: string[] = [];
  let length = 0;

  function write(text: string): void {
    flush();
    if (group.hidden || group.twin) return;
    out.push(text);
    length += text.length;
  }
  /** Bytes of one character may come in several tokens. */
  function writeBytes(text: string): void {
    if (group.hidden || group.twin || group.fontTable) return;
    const kept = text.slice(skip);
    skip -= text.length - kept.length;
    pending += kept;
  }
  function flush(): void {
    if (pending === '') return;
    const page = fonts.get(group.font) ?? codePage;
    const text = decodeCodePage(Buffer.from(pending, 'latin1'), page);
    pending = '';
    out.push(text);
    length += text.length;
  }
  function word(name: string, value: number | null): void {
    flush();
    if (starred && name !== 'htmltag') group.hidden = true;
    starred = false;
    if (HIDDEN.has(name)) group.hidden = true;
    if (name === 'fonttbl') group.fontTable = true;
    if (name === 'fromhtml') isHtml = true;
    if (name === 'htmlrtf') group.twin = value !== 0;
    if (name === 'ansicpg' && value) codePage = value;
    if (name === 'uc' && value !== null) group.fallback = Math.max(0, Math.min(value, 10));
    if (name === 'f' && value !== null) group.font = value;
    if (name === 'fcharset' && value !== null) setFontPage(value);
    if (name === 'u' && value !== null) {
      write(String.fromCharCode(value & 0xffff));
      skip = group.fallback;
      return;
    }
    const character = CHARACTERS[name];
    if (character !== undefined && !group.fontTable) write(character);
  }
  function setFontPage(charset: number): void {
    const page = FONT_PAGES[charset];
    if (page && group.fontTable && fonts.size < 1000) fonts.set(group.font, page);
  }
  function brace(which: string): void {
    flush();
    skip = 0;
    starred = false;
    if (which === '{') groups.push({ ...group });
    else group = groups.pop() ?? group;
  }

  const tokens = new RegExp(TOKENS);
  for (let token = tokens.exec(source); token; token = tokens.exec(source)) {
    const [, name, number, hex, symbol, which, words] = token;
    if (name === 'bin') tokens.lastIndex += Math.max(0, Number(number ?? 0));
    else if (name) word(name, number === undefined ? null : Number(number));
    else if (hex) writeBytes(String.fromCharCode(Number.parseInt(hex, 16)));
    else if (symbol === '*') starred = true;
    else if (symbol) word(symbol, null);
    else if (which) brace(which);
    else if (words) writeBytes(words);
    if (groups.length > MAX_DEPTH || length > MAX_TEXT) break;
  }
  flush();
  return { text: out.join(''), isHtml };
}
