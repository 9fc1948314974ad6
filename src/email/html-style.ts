/** What of an element's look decides whether its words can be seen. Colours are `null` where not known. */
export interface Look {
  /** Gone with everything in it. */
  gone: boolean;
  /** Unseen unless something inside says otherwise. */
  invisible: boolean;
  fontSize: number;
  color: Rgb | null;
  background: Rgb | null;
}

type Rgb = readonly [number, number, number];
export type Declarations = ReadonlyMap<string, string>;

export const PAGE_LOOK: Look = {
  gone: false,
  invisible: false,
  fontSize: 16,
  color: [0, 0, 0],
  background: [255, 255, 255],
};

/** Colours closer than this, per channel of 255, cannot be told apart by eye. */
const SAME_COLOR = 16;
const SMALLEST_FONT_PX = 2;
const OFF_SCREEN_PX = -400;
const MAX_RULES = 2000;
const MAX_STYLE = 10_000;
const MAX_SHEET = 200_000;

export function isUnseen(look: Look): boolean {
  if (look.gone || look.invisible || look.fontSize < SMALLEST_FONT_PX) return true;
  const { color, background } = look;
  if (!color || !background) return false;
  return color.every((channel, index) => Math.abs(channel - (background[index] ?? 0)) <= SAME_COLOR);
}

/** The look of an element inside one that looks like `parent`. */
export function lookOf(
  parent: Look,
  style: Declarations,
  attributes: Readonly<Record<string, string>>,
): Look {
  return {
    gone: parent.gone || 'hidden' in attributes || isGone(style),
    invisible: inheritVisibility(parent, style),
    fontSize: fontSize(style.get('font-size'), parent.fontSize),
    color: parseColor(style.get('color') ?? attributes.color, parent.color),
    background: background(parent, style, attributes),
  };
}

/** `a: b; c: d` as a map, names and values in lower case, the last of equal names first told. */
export function parseStyle(style: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const part of withoutComments(style.slice(0, MAX_STYLE)).split(';')) {
    const colon = part.indexOf(':');
    if (colon === -1) continue;
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase();
    declarations.set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}

/** The rules of a style sheet with simple selectors (`tag`, `.class`, `#id`, `tag.class`); others are left out. */
export function parseSheet(css: string): Map<string, Map<string, string>> {
  const rules = new Map<string, Map<string, string>>();
  const plain = withoutComments(css.slice(0, MAX_SHEET))
    .replace(/<!--|-->/g, '')
    .replace(/@[^@{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  for (const match of plain.matchAll(/([^{}]{1,500})\{([^{}]*)\}/g)) {
    if (rules.size >= MAX_RULES) break;
    const style = parseStyle(match[2] ?? '');
    for (const selector of (match[1] ?? '').split(',')) {
      const name = selector.trim();
      if (!/^[\w-]*[.#]?[\w-]+$/.test(name)) continue;
      rules.set(name, new Map([...(rules.get(name) ?? []), ...style]));
    }
  }
  return rules;
}

function withoutComments(css: string): string {
  let rest = '';
  let at = 0;
  for (let open = css.indexOf('/*'); open !== -1; open = css.indexOf('/*', at)) {
    rest += css.slice(at, open);
    const close = css.indexOf('*/', open + 2);
    if (close === -1) return rest;
    at = close + 2;
  }
  return rest + css.slice(at);
}

function isGone(style: Declarations): boolean {
  if (style.get('display')?.startsWith('none')) return true;
  if (style.get('mso-hide') === 'all') return true;
  const opacity = style.get('opacity');
  if (opacity !== undefined && Number.parseFloat(opacity) < 0.05) return true;
  if (/scale\(\s*0|inset\(\s*(50|100)%/.test(`${style.get('transform')} ${style.get('clip-path')}`))
    return true;
  if (/^rect\(\s*[01](px)?[\s,]+[01](px)?/.test(style.get('clip') ?? '')) return true;
  return isSqueezed(style) || isOffScreen(style);
}

function isSqueezed(style: Declarations): boolean {
  if (!/hidden|clip/.test(style.get('overflow') ?? '')) return false;
  return ['height', 'max-height', 'width', 'max-width'].some((name) => {
    const size = style.get(name);
    return size !== undefined && Number.parseFloat(size) <= 1 && !size.endsWith('em');
  });
}

function isOffScreen(style: Declarations): boolean {
  const isMoved = /absolute|fixed/.test(style.get('position') ?? '');
  const shifts = ['text-indent', 'margin-left', 'margin-top', ...(isMoved ? ['left', 'top'] : [])];
  return shifts.some((name) => Number.parseFloat(style.get(name) ?? '0') <= OFF_SCREEN_PX);
}

function inheritVisibility(parent: Look, style: Declarations): boolean {
  const visibility = style.get('visibility');
  return visibility === undefined ? parent.invisible : visibility !== 'visible';
}

function fontSize(value: string | undefined, inherited: number): number {
  const number = Number.parseFloat(value ?? '');
  if (value === undefined || Number.isNaN(number)) return inherited;
  if (value.endsWith('%')) return (number / 100) * inherited;
  if (value.endsWith('rem')) return number * PAGE_LOOK.fontSize;
  if (value.endsWith('em')) return number * inherited;
  if (value.endsWith('pt')) return number * (4 / 3);
  return number;
}

function background(
  parent: Look,
  style: Declarations,
  attributes: Readonly<Record<string, string>>,
): Rgb | null {
  if (attributes.background || style.has('background-image')) return null;
  const value = style.get('background-color') ?? style.get('background') ?? attributes.bgcolor;
  if (value?.includes('url(') || value?.includes('gradient(')) return null;
  return parseColor(value, parent.background);
}

const NAMED: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
  black: [0, 0, 0],
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  windowtext: [0, 0, 0],
  window: [255, 255, 255],
};

/** A colour; `inherited` where nothing is said, the backdrop's where it lets all through, null where unreadable. */
function parseColor(value: string | undefined, inherited: Rgb | null): Rgb | null {
  const text = value?.trim().toLowerCase() ?? '';
  if (text === '' || /^(inherit|initial|unset|none|transparent|currentcolor|auto)/.test(text))
    return inherited;
  const hex = /#([\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b/.exec(text)?.[1];
  if (hex) return parseHex(hex);
  const rgb = /rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?/.exec(text);
  if (rgb) {
    if (rgb[4] !== undefined && Number.parseFloat(rgb[4]) === 0) return inherited;
    return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  }
  const name = text.split(/\s/).find((word) => word in NAMED);
  return name ? (NAMED[name] ?? null) : null;
}

function parseHex(hex: string): Rgb {
  const wide = hex.length <= 4 ? hex.replace(/./g, '$&$&') : hex;
  const channel = (at: number) => Number.parseInt(wide.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}
