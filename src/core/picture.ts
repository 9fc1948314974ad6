const PICTURE_NAME = /\.(png|jpe?g|jfif|webp|gif|hei[cf]|bmp|tiff?|avif|svg)$/i;
const WEB_PAGE = /^\uFEFF?(\s|<!--[\s\S]*?-->)*<(!doctype\s+html|html|head|body|meta|title|script|iframe)\b/i;
const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);

/** The media type of a picture, told by its first bytes; null for anything that is no picture. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'image/png';
  if (head.startsWith('\xFF\xD8\xFF')) return 'image/jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'image/tiff';
  if (head.slice(4, 8) === 'ftyp') return boxedType(bytes, head.slice(8, 12));
  // "BM" alone opens many a text: the four reserved bytes of a bitmap are zero.
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return 'image/bmp';
  return null;
}

/** HEIC and AVIF share a container; `mif1` may be either, as the brands behind it tell. */
function boxedType(bytes: Uint8Array, brand: string): string | null {
  const others = Buffer.from(bytes.subarray(16, 64)).toString('latin1');
  if (AVIF_BRANDS.has(brand) || (brand === 'mif1' && others.includes('avif'))) return 'image/avif';
  return HEIC_BRANDS.has(brand) ? 'image/heic' : null;
}

/** Whether a file is to be listed as a picture: declared as one, named as one, or one by its bytes. */
export function isPicture(file: { name: string; declaredType: string; bytes: Uint8Array }): boolean {
  if (/^image\//i.test(file.declaredType)) return true;
  return PICTURE_NAME.test(file.name) || pictureType(file.bytes) !== null;
}

/** Why bytes that came as a picture cannot be shown, in words that follow the file's name; null where they can. */
export function pictureProblem(bytes: Uint8Array, declaredType: string): string | null {
  if (bytes.length === 0) return 'is empty';
  const type = pictureType(bytes);
  if (type === null) return strangerProblem(bytes, declaredType);
  return isWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), type) ? null : BROKEN;
}

const BROKEN = 'is broken: the picture is not complete';

function strangerProblem(bytes: Uint8Array, declaredType: string): string {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  if (WEB_PAGE.test(start)) return 'is a web page, not a picture';
  if (/svg/i.test(declaredType) || /<svg[\s>]/i.test(start)) return 'is a drawing (SVG), which is not opened';
  if (bytes.every((byte) => byte === 0)) return BROKEN;
  return 'is not a picture of a kind that can be opened';
}

function isWhole(file: Buffer, type: string): boolean {
  if (type === 'image/png') return isWholePng(file);
  // The end marker after the last scan: a thumbnail inside the header has one of its own.
  if (type === 'image/jpeg') return file.lastIndexOf('\xFF\xD9', undefined, 'latin1') > lastScan(file);
  if (type === 'image/webp') return file.length >= 20 && file.readUInt32LE(4) + 8 <= file.length;
  if (type === 'image/bmp') return file.length >= 26 && file.readUInt32LE(2) <= file.length;
  if (type === 'image/gif') return file.length > 13 && file.includes(0x3b, 13);
  return file.length > 16;
}

function lastScan(file: Buffer): number {
  const scan = file.lastIndexOf('\xFF\xDA', undefined, 'latin1');
  return scan === -1 ? file.length : scan;
}

/** Walks the chunks (length, type, data, checksum) from IHDR to IEND. */
function isWholePng(file: Buffer): boolean {
  if (file.length < 33 || file.readUInt32BE(16) === 0 || file.readUInt32BE(20) === 0) return false;
  let at = 8;
  let hasPixels = false;
  while (at + 12 <= file.length) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (at === 8 && type !== 'IHDR') return false;
    if (type === 'IEND') return hasPixels;
    hasPixels ||= type === 'IDAT';
    at += 12 + file.readUInt32BE(at);
  }
  return false;
}

/** Code of an error that says nothing of the picture: the desk is being stopped, or the records are out of reach. */
export const PICTURE_LATER = 'picture_later';
