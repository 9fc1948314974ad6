import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';

/** A line of writing; `y` is the line it stands on, from the top. */
export interface Writing {
  text: string;
  x: number;
  y: number;
  size: number;
  bold?: boolean;
}

/** A piece of a page to be filled, from the top left corner. Grey from 0 (black) to 1. */
export interface Patch {
  x: number;
  y: number;
  width: number;
  height: number;
  grey: number;
}

export interface Written {
  width: number;
  height: number;
  lines: readonly Writing[];
  patches?: readonly Patch[];
}

/** Writes pages as a PDF, whose usual fonts every reader of PDFs has: the machine may have none. */
export function pdfOf(pages: readonly Written[], trailer = ''): Buffer {
  const first = 5;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
    ...pages.flatMap((page, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Contents ${first + 2 * at + 1} 0 R/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>`,
      stream(contentOf(page)),
    ]),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${count}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** The page as a picture, one pixel for each of its points. */
export async function pictureOf(page: Written, scale = 1): Promise<Sharp> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdfOf([page]));
    const { width, height, data } = await document.getPage(0).render({ scale, render: 'bitmap' });
    document.destroy();
    return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  } finally {
    library.destroy();
  }
}

function contentOf({ height, lines, patches = [] }: Written): string {
  const fills = patches.map(
    (patch) =>
      `${patch.grey} g ${patch.x} ${height - patch.y - patch.height} ${patch.width} ${patch.height} re f`,
  );
  const texts = lines.map(({ text, x, y, size, bold }) => {
    const escaped = text.replace(/[\\()]/g, '\\$&');
    return `0 g BT /${bold ? 'B' : 'R'} ${size} Tf ${x} ${height - y} Td (${escaped}) Tj ET`;
  });
  return [...fills, ...texts].join('\n');
}

function stream(content: string): string {
  return `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
}
