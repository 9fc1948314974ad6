import { createRequire } from 'node:module';
import { BROKEN, sizeProblem } from './opened.ts';

export interface RgbaImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** What we use of libheif: its own types do not tell of these classes. */
interface Libheif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[]; decoder: unknown };
  heif_context_free(context: unknown): void;
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(target: RgbaTarget, done: (filled: RgbaTarget | null) => void): void;
  free(): void;
}

interface RgbaTarget {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Opens the main picture of a HEIC file, as iPhones make them, turned upright as the file says. */
export async function decodeHeic(bytes: Uint8Array): Promise<RgbaImage | { problem: string }> {
  const { HeifDecoder, heif_context_free } = libheif();
  const decoder = new HeifDecoder();
  let images: HeifImage[] = [];
  try {
    images = decoder.decode(bytes);
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) return { problem: BROKEN };
    const [width, height] = [image.get_width(), image.get_height()];
    const problem = sizeProblem(width, height);
    if (problem) return { problem };
    const pixels = await pixelsOf(image, width, height);
    return pixels ? { width, height, pixels } : { problem: BROKEN };
  } finally {
    for (const one of images) one.free();
    // It holds the whole file, and the decoder itself lets go of it only at the next one.
    if (decoder.decoder) heif_context_free(decoder.decoder);
  }
}

function pixelsOf(image: HeifImage, width: number, height: number): Promise<Uint8Array | null> {
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  return new Promise((resolve) => {
    image.display(target, (filled) => resolve(filled ? new Uint8Array(filled.data.buffer) : null));
  });
}

/** Loaded at the first HEIC only: a megabyte of WebAssembly. */
function libheif(): Libheif {
  return createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif;
}
