import { describe, expect, it } from 'vitest';
import { bmpSize, decodeBmp } from '../../src/ocr/decode-bmp.ts';

interface Bitmap {
  width: number;
  height: number;
  bits: number;
  compression?: number;
  palette?: number[][];
  masks?: number[];
  data: number[];
}

/** A bitmap file with the header of Windows 3 and later. */
function bitmap({ width, height, bits, compression = 0, palette = [], masks = [], data }: Bitmap): Buffer {
  const start = 54 + masks.length * 4 + palette.length * 4;
  const file = Buffer.alloc(start + data.length);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(compression, 30);
  masks.forEach((mask, at) => {
    file.writeUInt32LE(mask, 54 + at * 4);
  });
  palette.forEach(([red = 0, green = 0, blue = 0], at) => {
    file.set([blue, green, red, 0], 54 + masks.length * 4 + at * 4);
  });
  file.set(data, start);
  return file;
}

/** Rows from the top, each pixel as "r,g,b". */
function rowsOf(file: Buffer): string[][] {
  const { width, height, pixels } = decodeBmp(file);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)].join(),
    ),
  );
}

const [RED, GREEN, BLUE, WHITE] = ['255,0,0', '0,255,0', '0,0,255', '255,255,255'];
const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
];

describe('a bitmap', () => {
  it('of 24 bits has its lowest row first, and rows of whole words', () => {
    const lower = [0, 0, 255, 0, 255, 0, 0, 0];
    const upper = [255, 0, 0, 255, 255, 255, 0, 0];
    const file = bitmap({ width: 2, height: 2, bits: 24, data: [...lower, ...upper] });
    expect(rowsOf(file)).toEqual([
      [BLUE, WHITE],
      [RED, GREEN],
    ]);
  });

  it('of a negative height has its highest row first', () => {
    const file = bitmap({ width: 1, height: -2, bits: 24, data: [0, 0, 255, 0, 255, 0, 0, 0] });
    expect(bmpSize(file)).toEqual({ width: 1, height: 2 });
    expect(rowsOf(file)).toEqual([[RED], [BLUE]]);
  });

  it('of 32 bits is not see-through, whatever its fourth byte says', () => {
    const file = bitmap({ width: 2, height: 1, bits: 32, data: [0, 0, 255, 0, 255, 0, 0, 255] });
    expect(rowsOf(file)).toEqual([[RED, BLUE]]);
  });

  it('of 16 bits follows its masks', () => {
    const file = bitmap({
      width: 2,
      height: 1,
      bits: 16,
      compression: 3,
      masks: [0xf800, 0x07e0, 0x001f],
      data: [0x00, 0xf8, 0xe0, 0x07],
    });
    expect(rowsOf(file)).toEqual([[RED, GREEN]]);
  });

  it.each([
    [1, [0b01000000, 0, 0, 0], [RED, GREEN]],
    [4, [0x12, 0, 0, 0], [GREEN, BLUE]],
    [8, [2, 0, 0, 0], [BLUE, RED]],
  ])('of %i bits looks its colours up', (bits, data, row) => {
    expect(rowsOf(bitmap({ width: 2, height: 1, bits, palette: COLOURS, data }))).toEqual([row]);
  });

  it('is unpacked from runs and stretches of bytes', () => {
    const runs = [2, 0, 1, 1, 0, 0];
    const stretch = [0, 3, 0, 1, 2, 0, 0, 1];
    const file = bitmap({
      width: 3,
      height: 2,
      bits: 8,
      compression: 1,
      palette: COLOURS,
      data: [...runs, ...stretch],
    });
    expect(rowsOf(file)).toEqual([
      [RED, GREEN, BLUE],
      [RED, RED, GREEN],
    ]);
  });

  it('is unpacked from runs of two colours a byte, and jumps', () => {
    const file = bitmap({
      width: 4,
      height: 1,
      bits: 4,
      compression: 2,
      palette: COLOURS,
      data: [2, 0x01, 0, 2, 1, 0, 1, 0x20, 0, 1],
    });
    expect(rowsOf(file)).toEqual([[RED, GREEN, WHITE, BLUE]]);
  });

  it('that ends too soon is white where nothing came', () => {
    const file = bitmap({ width: 1, height: 2, bits: 24, data: [0, 0, 255, 0] });
    expect(rowsOf(file)).toEqual([[WHITE], [RED]]);
  });

  it('of an unknown kind is refused', () => {
    expect(() => decodeBmp(bitmap({ width: 1, height: 1, bits: 24, compression: 9, data: [] }))).toThrow(
      'bitmap of kind 9',
    );
  });
});
