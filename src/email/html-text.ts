import { Parser } from 'htmlparser2';
import {
  type Declarations,
  isUnseen,
  type Look,
  lookOf,
  PAGE_LOOK,
  parseSheet,
  parseStyle,
} from './html-style.ts';
import { createTextLines } from './text-lines.ts';

const MAX_HTML = 2_000_000;
const MAX_TEXT = 400_000;
// The parser's work grows with the square of the depth; real mail stays far below.
const MAX_DEPTH = 3000;
const MAX_URL = 300;

const NEVER_SHOWN = new Set([
  'script',
  'style',
  'template',
  'title',
  'noframes',
  'object',
  'iframe',
  'datalist',
]);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl pre table blockquote'.split(' '));
const BLOCKS = new Set(
  'address article aside body caption center dd details div dt fieldset figure footer form header html legend li main nav section summary tbody tfoot thead tr'.split(
    ' ',
  ),
);

interface Frame {
  name: string;
  look: Look;
  quotes: boolean;
  preformatted: boolean;
  /** Next number of an ordered list, 0 in an unordered one, null outside of lists. */
  counter: number | null;
  href: string | null;
  linkText: string;
}

export interface HtmlText {
  text: string;
  /** Not all of it was read. */
  cut: boolean;
}

/**
 * The words of an HTML mail that a reader sees: nothing hidden, quotes as "> ", links with their address. What
 * `signOf` says of a picture's address stands where the picture is shown.
 */
export function htmlToVisibleText(html: string, signOf: (source: string) => string = () => ''): HtmlText {
  const out = createTextLines();
  const frames: Frame[] = [rootFrame()];
  const sheet = new Map<string, Map<string, string>>();
  let css = '';
  let link: Frame | null = null;
  let stopped = false;

  const parser = new Parser({
    onopentag(name, attributes) {
      const parent = frames.at(-1) ?? rootFrame();
      const frame = openFrame(name, attributes, parent, sheet);
      if (VOID.has(name)) {
        if (!frame.look.gone) writeVoid(name, frame.look);
        if (name === 'img' && attributes.src && !isUnseen(frame.look)) out.sign(signOf(attributes.src));
        return;
      }
      frames.push(frame);
      if (frame.href) link = frame;
      // What is only unseen still breaks lines and quotes, since something inside may be seen.
      if (!frame.look.gone) startBlock(frame, parent);
      if (frames.length > MAX_DEPTH) stop();
    },
    ontext(text) {
      const frame = frames.at(-1) ?? rootFrame();
      if (frame.name === 'style') css += text;
      if (isUnseen(frame.look)) return;
      if (link && link.linkText.length < MAX_URL) link.linkText += text.slice(0, MAX_URL);
      if (frame.preformatted) out.preformatted(text);
      else out.words(text);
      if (out.length > MAX_TEXT) stop();
    },
    onclosetag(name) {
      if (VOID.has(name) || frames.length === 1) return;
      const frame = frames.pop() ?? rootFrame();
      if (name === 'style') readSheet();
      if (!frame.look.gone) endBlock(frame);
      if (frame === link) link = null;
    },
  });

  function stop(): void {
    stopped = true;
    parser.pause();
  }
  function readSheet(): void {
    for (const [selector, style] of parseSheet(css)) sheet.set(selector, style);
    css = '';
  }
  function writeVoid(name: string, look: Look): void {
    if (name === 'br') out.lineBreak();
    if (name !== 'hr' || isUnseen(look)) return;
    out.block();
    out.words('________________________________');
    out.block();
  }
  function startBlock(frame: Frame, parent: Frame): void {
    if (frame.quotes) out.quote(1);
    else if (PARAGRAPHS.has(frame.name)) out.paragraph();
    else if (BLOCKS.has(frame.name)) out.block();
    if (frame.name === 'td' || frame.name === 'th') out.words(' ');
    if (frame.name !== 'li' || isUnseen(frame.look)) return;
    out.words(parent.counter ? `${parent.counter}. ` : '- ');
    if (parent.counter) parent.counter++;
  }
  function endBlock(frame: Frame): void {
    const address = linkAddress(frame);
    if (address) out.words(` (${address})`);
    if (frame.quotes) out.quote(-1);
    if (PARAGRAPHS.has(frame.name)) out.paragraph();
    else if (BLOCKS.has(frame.name)) out.block();
  }

  parser.write(html.slice(0, MAX_HTML));
  if (!stopped) parser.end();
  return { text: out.toString(), cut: stopped || html.length > MAX_HTML };
}

function rootFrame(): Frame {
  return {
    name: '',
    look: PAGE_LOOK,
    quotes: false,
    preformatted: false,
    counter: null,
    href: null,
    linkText: '',
  };
}

function openFrame(
  name: string,
  attributes: Record<string, string>,
  parent: Frame,
  sheet: ReadonlyMap<string, Declarations>,
): Frame {
  const style = styleOf(name, attributes, sheet);
  const look = lookOf(parent.look, style, attributes);
  return {
    ...rootFrame(),
    name,
    look: NEVER_SHOWN.has(name) ? { ...look, gone: true } : look,
    quotes: name === 'blockquote' && !isIndentation(style),
    preformatted: parent.preformatted || name === 'pre' || /^pre/.test(style.get('white-space') ?? ''),
    counter: listStart(name, attributes),
    href: name === 'a' ? (attributes.href ?? null) : null,
  };
}

function styleOf(
  name: string,
  attributes: Record<string, string>,
  sheet: ReadonlyMap<string, Declarations>,
): Declarations {
  const own = attributes.style ? parseStyle(attributes.style) : new Map<string, string>();
  if (sheet.size === 0) return own;
  const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean);
  const selectors = [name, ...classes.flatMap((it) => [`.${it}`, `${name}.${it}`])];
  if (attributes.id) selectors.push(`#${attributes.id}`, `${name}#${attributes.id}`);
  return new Map([...selectors.flatMap((selector) => [...(sheet.get(selector) ?? [])]), ...own]);
}

/** Mail editors indent with a blockquote without a border: those words are the writer's own. */
function isIndentation(style: Declarations): boolean {
  return /^none/.test(style.get('border') ?? '') && !style.has('border-left');
}

function listStart(name: string, attributes: Record<string, string>): number | null {
  if (name === 'ul') return 0;
  if (name !== 'ol') return null;
  return Number.parseInt(attributes.start ?? '1', 10) || 1;
}

/** The address behind a link where its words do not show it. */
function linkAddress(frame: Frame): string | null {
  const href = frame.href?.trim() ?? '';
  if (!/^(https?|mailto):/i.test(href)) return null;
  const address = href.replace(/^mailto:/i, '').slice(0, MAX_URL);
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^\s*(https?:\/\/)?(www\.)?/, '')
      .replace(/[/\s]+$/, '');
  if (bare(frame.linkText) === '' || bare(frame.linkText).includes(bare(address))) return null;
  return address;
}
