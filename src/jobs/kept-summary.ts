import { z } from 'zod';
import { DeskReport } from '../core/desk-report.ts';
import type { FileStore } from '../core/ports.ts';
import type { Summary } from './make-summary.ts';

const Kept = z.object({
  report: DeskReport,
  pictures: z.array(z.object({ key: z.string(), title: z.string(), alt: z.string() })),
});

/**
 * The summary as it was made first: a second try after a crash, and the mails, say the same as the post. Its
 * description is written last, so what is there is whole.
 */
export async function keptSummary(
  files: FileStore,
  id: string,
  make: () => Promise<Summary>,
): Promise<Summary> {
  const known = await read(files, id);
  if (known) return known;
  const made = await make();
  for (const { key, png } of made.pictures) await files.put(`${folderOf(id)}/${key}.png`, png);
  const pictures = made.pictures.map(({ key, title, alt }) => ({ key, title, alt }));
  await files.put(`${folderOf(id)}/summary.json`, Buffer.from(JSON.stringify({ ...made, pictures })));
  return made;
}

async function read(files: FileStore, id: string): Promise<Summary | null> {
  const bytes = await files.get(`${folderOf(id)}/summary.json`);
  if (!bytes) return null;
  const kept = Kept.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  if (!kept) return null;
  const pictures = await Promise.all(
    kept.pictures.map(async (picture) => {
      const png = await files.get(`${folderOf(id)}/${picture.key}.png`);
      return png ? [{ ...picture, png }] : [];
    }),
  );
  return { report: kept.report, pictures: pictures.flat() };
}

function folderOf(id: string): string {
  return `summaries/${id}`;
}
