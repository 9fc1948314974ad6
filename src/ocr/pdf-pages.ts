import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { type OpenedPicture, type Unopened, unopened } from './opened.ts';

const MAX_PAGES = 5;
/** Pages are measured in 72nds of an inch; at 200 dots an inch a picture in them is about as sharp as it was sent. */
const SCALE = 200 / 72;
/** Of one page. Posters are drawn smaller. */
const MOST_PIXELS = 8_000_000;
const HEADER_WITHIN = 1024;

/** The header may stand behind some bytes that do not belong to the file. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-');
}

/** The first pages of a PDF, drawn one by one. The last of them tells what was left out. */
export async function* openPdf(bytes: Uint8Array): AsyncGenerator<OpenedPicture | Unopened> {
  const library = await PDFiumLibrary.init();
  let document: PDFiumDocument | null = null;
  try {
    document = await library.loadDocument(bytes);
    const count = document.getPageCount();
    if (count === 0) yield unopened('is a PDF without pages');
    for (let index = 0; index < Math.min(count, MAX_PAGES); index++) {
      const note = index === MAX_PAGES - 1 && count > MAX_PAGES ? notRead(count) : null;
      yield await openPage(document, index, note);
    }
  } catch (cause) {
    yield unopened(problemOf(cause));
  } finally {
    document?.destroy();
    library.destroy();
  }
}

async function openPage(
  document: PDFiumDocument,
  index: number,
  note: string | null,
): Promise<OpenedPicture | Unopened> {
  const number = index + 1;
  try {
    return { ...(await draw(document.getPage(index))), page: number, note };
  } catch {
    return unopened(`has a page ${number} that cannot be opened`, number);
  }
}

async function draw(page: PDFiumPage): Promise<Pick<OpenedPicture, 'width' | 'height' | 'pixels'>> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const points = originalWidth * originalHeight;
  if (!(points > 0)) throw new Error('a page without a size');
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / points));
  const { width, height, data } = await page.render({ scale, render: 'bitmap' });
  const raw = { width, height, channels: 4 as const };
  return { width, height, pixels: () => sharp(data, { raw }).removeAlpha() };
}

function notRead(count: number): string {
  return `has ${count} pages, of which only the first ${MAX_PAGES} were read`;
}

function problemOf(cause: unknown): string {
  if (cause instanceof Error && /password/i.test(cause.message))
    return 'is a PDF that only opens with a password';
  return 'is a broken PDF: it cannot be opened';
}
