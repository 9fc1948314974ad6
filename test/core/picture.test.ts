import { describe, expect, it } from 'vitest';
import { isPicture, pictureProblem, pictureType } from '../../src/core/picture.ts';
import { ONE_PIXEL } from '../support/pictures.ts';

const PNG = Buffer.from(ONE_PIXEL, 'base64');
const JPEG = Buffer.from('\xFF\xD8\xFF\xE0\x00\x04ab\xFF\xDA\x00\x02pixels\xFF\xD9', 'latin1');

function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

describe('pictureType', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/gif', bytes('GIF89a....')],
    ['image/webp', bytes('RIFF\x04\0\0\0WEBPVP8 ')],
    ['image/heic', bytes('\0\0\0\x18ftypheic\0\0\0\0')],
    ['image/tiff', bytes('II*\0....')],
    ['image/bmp', bytes('BM\x20\0\0\0\0\0\0\0')],
  ])('tells %s by its bytes', (type, content) => {
    expect(pictureType(content)).toBe(type);
  });

  it.each(['', 'BMW called about the invoice', '<html>', '%PDF-1.7', '\0\0\0\x18ftypmp42'])(
    'sees no picture in %j',
    (content) => {
      expect(pictureType(bytes(content))).toBeNull();
    },
  );
});

describe('isPicture', () => {
  it('goes by the declared type, the name or the bytes', () => {
    const none = { name: 'a.bin', declaredType: 'application/octet-stream', bytes: bytes('x') };
    expect(isPicture(none)).toBe(false);
    expect(isPicture({ ...none, declaredType: 'image/png' })).toBe(true);
    expect(isPicture({ ...none, name: 'Scopes.PNG' })).toBe(true);
    expect(isPicture({ ...none, bytes: PNG })).toBe(true);
  });
});

describe('pictureProblem', () => {
  it('has nothing to say of whole pictures', () => {
    expect(pictureProblem(PNG, 'image/png')).toBeNull();
    expect(pictureProblem(JPEG, 'image/png')).toBeNull();
    expect(pictureProblem(Buffer.concat([PNG, bytes('trailing bytes')]), 'image/png')).toBeNull();
  });

  it('finds a web page that is called a picture', () => {
    const page = bytes('\n<!-- login -->\n<!DOCTYPE html><html><body>Sign in</body></html>');
    expect(pictureProblem(page, 'image/png')).toBe('is a web page, not a picture');
  });

  it.each([
    ['a PNG cut in the middle', PNG.subarray(0, 50)],
    ['a PNG of only its signature', PNG.subarray(0, 8)],
    ['a PNG without an end', PNG.subarray(0, PNG.length - 12)],
    ['a JPEG cut in the middle', JPEG.subarray(0, JPEG.length - 4)],
    ['a JPEG with no scan', JPEG.subarray(0, 6)],
    ['a WebP shorter than it says', bytes('RIFF\xFF\0\0\0WEBPVP8 1234')],
    ['zeros', Buffer.alloc(64)],
  ])('finds %s broken', (_name, content) => {
    expect(pictureProblem(content, 'image/png')).toBe('is broken: the picture is not complete');
  });

  it('tells an empty file, a drawing and anything else apart', () => {
    expect(pictureProblem(bytes(''), 'image/png')).toBe('is empty');
    expect(pictureProblem(bytes('<?xml version="1.0"?><svg/>'), 'image/svg+xml')).toContain('SVG');
    expect(pictureProblem(bytes('%PDF-1.7'), 'image/png')).toContain('not a picture');
  });
});
