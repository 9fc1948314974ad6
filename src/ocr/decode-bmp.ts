/** Pixels as rows from the top left corner, three bytes each. */
export interface RgbImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

interface Header {
  width: number;
  height: number;
  bottomUp: boolean;
  bits: number;
  compression: number;
  /** Where the pixels begin. */
  start: number;
  /** Red, green, blue of each colour of the table. */
  palette: number[][];
  /** Red, green and blue within a pixel of 16 or 32 bits. */
  masks: number[];
}

const RLE8 = 1;
const RLE4 = 2;
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;
const OLD_HEADER = 12;

/** The size that a bitmap says it has. Throws where it has no whole header. */
export function bmpSize(file: Uint8Array): { width: number; height: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(14, true) === OLD_HEADER) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Opens a Windows bitmap of 1 to 32 bits a pixel, packed (RLE) or not. What is missing at its end stays white. */
export function decodeBmp(file: Uint8Array): RgbImage {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const header = readHeader(view);
  const { width, height, bits, compression, palette } = header;
  const pixels = new Uint8Array(width * height * 3).fill(255);
  function put(x: number, y: number, [red = 0, green = 0, blue = 0]: readonly number[]): void {
    if (x >= width || y >= height) return;
    const at = ((header.bottomUp ? height - 1 - y : y) * width + x) * 3;
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
  }
  if (compression === RLE8 || compression === RLE4) {
    unpack(file, header, (x, y, index) => put(x, y, palette[index] ?? []));
    return { width, height, pixels };
  }
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  for (let y = 0; y < height; y++) {
    const row = header.start + y * rowBytes;
    if (row + rowBytes > file.length) break;
    for (let x = 0; x < width; x++) put(x, y, colourAt(view, row, x, header));
  }
  return { width, height, pixels };
}

function readHeader(view: DataView): Header {
  const size = view.getUint32(14, true);
  const old = size === OLD_HEADER;
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? 0 : view.getUint32(30, true);
  const known = [0, RLE8, RLE4, BIT_FIELDS, ALPHA_BIT_FIELDS].includes(compression);
  if (!known || ![1, 4, 8, 16, 24, 32].includes(bits))
    throw new Error(`bitmap of kind ${compression}, ${bits} bits`);
  const masked = compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS;
  // The oldest of the newer headers has its masks behind it, at the same place as the longer ones have them inside.
  const masks = masked ? [54, 58, 62].map((at) => view.getUint32(at, true)) : usualMasks(bits);
  const maskBytes = masked && size === 40 ? 12 : 0;
  return {
    ...bmpSize(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
    bottomUp: old || view.getInt32(22, true) > 0,
    bits,
    compression,
    start: view.getUint32(10, true),
    palette: bits <= 8 ? readPalette(view, 14 + size + maskBytes, old ? 3 : 4, 1 << bits) : [],
    masks,
  };
}

function usualMasks(bits: number): number[] {
  return bits === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0x00ff00, 0x0000ff];
}

function readPalette(view: DataView, start: number, step: number, colours: number): number[][] {
  const end = Math.min(view.getUint32(10, true), start + colours * step, view.byteLength);
  const palette: number[][] = [];
  for (let at = start; at + step <= end; at += step) {
    palette.push([view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)]);
  }
  return palette;
}

function colourAt(view: DataView, row: number, x: number, { bits, palette, masks }: Header): number[] {
  if (bits === 24) {
    const at = row + x * 3;
    return [view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)];
  }
  if (bits >= 16) {
    const value = bits === 32 ? view.getUint32(row + x * 4, true) : view.getUint16(row + x * 2, true);
    return masks.map((mask) => masked(value, mask));
  }
  const perByte = 8 / bits;
  const byte = view.getUint8(row + Math.floor(x / perByte));
  const shift = 8 - bits * ((x % perByte) + 1);
  return palette[(byte >> shift) & ((1 << bits) - 1)] ?? [];
}

function masked(value: number, mask: number): number {
  if (mask === 0) return 0;
  const lowest = 31 - Math.clz32(mask & -mask);
  return Math.round((((value & mask) >>> lowest) * 255) / (mask >>> lowest));
}

/** Runs of one colour, stretches of single colours, and after a zero: end of row, end of picture, a jump. */
function unpack(
  file: Uint8Array,
  { start, compression, height }: Header,
  put: (x: number, y: number, index: number) => void,
): void {
  const perByte = compression === RLE4 ? 2 : 1;
  let [at, x, y] = [start, 0, 0];
  function byteAt(place: number): number {
    return file[place] ?? 0;
  }
  function indexIn(byte: number, turn: number): number {
    if (perByte === 1) return byte;
    return turn % 2 === 0 ? byte >> 4 : byte & 15;
  }
  while (at + 1 < file.length && y < height) {
    const [count, value] = [byteAt(at), byteAt(at + 1)];
    at += 2;
    if (count > 0) {
      for (let turn = 0; turn < count; turn++) put(x++, y, indexIn(value, turn));
    } else if (value === 0) {
      [x, y] = [0, y + 1];
    } else if (value === 1) {
      return;
    } else if (value === 2) {
      [x, y] = [x + byteAt(at), y + byteAt(at + 1)];
      at += 2;
    } else {
      const bytes = Math.ceil(value / perByte);
      for (let turn = 0; turn < value; turn++)
        put(x++, y, indexIn(byteAt(at + Math.floor(turn / perByte)), turn));
      at += bytes + (bytes % 2);
    }
  }
}
