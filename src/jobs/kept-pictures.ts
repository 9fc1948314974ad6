import { z } from 'zod';
import type { FileStore } from '../core/ports.ts';
import { PictureReading } from '../core/screen.ts';

/** What was read in one file, by its content: the same picture again need not be read again. */
const KeptPicture = z.object({
  v: z.literal(1),
  /** Which reader read it: what another version read is read anew. */
  reader: z.string(),
  pages: z.array(PictureReading).min(1),
  /** Which of the pages were outlined, counted from 0: their pictures lie beside. */
  outlined: z.array(z.number().int()),
});
type KeptPicture = z.infer<typeof KeptPicture>;

interface Keeping {
  files: FileStore;
  /** Version of the reader at work. */
  pictureVersion: string;
}

/** What this reader has read in the file with this hash; null where it has not, or where that cannot be read any more. */
export async function keptPicture(from: Keeping, sha256: string): Promise<KeptPicture | null> {
  const bytes = await from.files.get(`${placeOf(sha256)}.json`);
  const kept = KeptPicture.safeParse(bytes && jsonOf(bytes));
  return kept.data?.reader === from.pictureVersion ? kept.data : null;
}

/** Keeps what was read, with the pages that were outlined as PNG. */
export async function keepPicture(
  into: Keeping,
  sha256: string,
  pages: PictureReading[],
  outlines: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  for (const [page, png] of outlines) await into.files.put(outlinePath(sha256, page), png);
  const kept: KeptPicture = { v: 1, reader: into.pictureVersion, pages, outlined: [...outlines.keys()] };
  await into.files.put(`${placeOf(sha256)}.json`, Buffer.from(JSON.stringify(kept)));
}

/** A page as a PNG with what was read outlined; null where there is none. `page` counts from 0. */
export async function keptOutline(from: Keeping, sha256: string, page: number): Promise<Uint8Array | null> {
  const kept = await keptPicture(from, sha256);
  return kept?.outlined.includes(page) ? from.files.get(outlinePath(sha256, page)) : null;
}

function placeOf(sha256: string): string {
  return `pictures/${sha256}`;
}

function outlinePath(sha256: string, page: number): string {
  return `${placeOf(sha256)}.${page + 1}.png`;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
