import { decodeText, labelOfCodePage } from '../charset.ts';
import { htmlToVisibleText } from '../html-text.ts';
import { PROPERTY, type Properties } from './properties.ts';
import { decompressRtf } from './rtf-compressed.ts';
import { readRtf } from './rtf-text.ts';

const MAX_TEXT = 400_000;

/** The words of a message in a TNEF container: plain where it has them, else from its HTML, else from its RTF. */
export function tnefBody(properties: Properties | null, body: Buffer | null, codePage: number): string {
  const plain =
    properties?.text(PROPERTY.body, codePage) || (body && decodeText(body, labelOfCodePage(codePage)));
  const text = plain?.replace(/\0+$/, '').slice(0, MAX_TEXT) ?? '';
  if (text.trim() !== '') return text;
  const html = htmlOf(properties, codePage);
  if (html) return htmlToVisibleText(html).text;
  const rtf = decompressRtf(properties?.bytes(PROPERTY.rtfCompressed) ?? Buffer.alloc(0));
  if (!rtf) return '';
  const read = readRtf(rtf);
  return read.isHtml ? htmlToVisibleText(read.text).text : read.text.slice(0, MAX_TEXT);
}

function htmlOf(properties: Properties | null, codePage: number): string | null {
  const bytes = properties?.bytes(PROPERTY.html);
  if (!bytes || bytes.length === 0) return null;
  const page = properties?.number(PROPERTY.internetCodePage) ?? codePage;
  return decodeText(bytes, labelOfCodePage(page));
}
