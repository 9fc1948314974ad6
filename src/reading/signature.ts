const CLOSING =
  /^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)?[ ,]*(?:regards|wishes)|best|cheers|sincerely|yours (?:sincerely|truly|faithfully)|sincerely yours|regards|thanks(?: again| so much| a lot)?(?: (?:and|&) (?:kind |best )?regards)?|thank you(?: (?:and|&) (?:kind |best )?regards| so much| very much)?|many thanks|thx|mit (?:freundlichen|besten) grüßen|(?:mit )?(?:freundliche|viele|liebe|beste|schöne) grüße(?:n)?|mfg|lg|vg|gruß|danke(?: und gruß)?|vielen dank|cordialement|bien (?:cordialement|à vous)|salutations|merci(?: d['’]avance| beaucoup)?|saludos(?: cordiales)?|un saludo|atentamente|gracias|muchas gracias|atenciosamente|cumprimentos|abraços?|obrigad[oa]|att)\s?[,.!]*$/i;
const SENT_FROM =
  /^(?:sent from|get outlook for|gesendet von|von meinem .{2,30} gesendet|envoyé (?:de|depuis)|enviado (?:desde|do|de) )/i;
const AFTERWORD = /^(?:p\.?\s?s\b|ps\d?[:.]|edit\b|update\b|correction\b|nachtrag|addendum)/i;
const CONFIDENTIAL =
  /\b(?:confidential|intended (?:only )?for|intended recipient|privileged|disclaimer|vertraulich|confidentiel|confidencial)\b/i;
const MAX_SIGNATURE_LINES = 14;

/** Where the signature of a stretch of text lies, if it has one: after it may come a PS or an update. */
export function signatureStart(
  text: string,
  from: number,
  to: number,
): { start: number; end: number } | null {
  const lines = linesBetween(text, from, to);
  const first = lines.findIndex((line, index) => opens(line.text, index, lines));
  if (first === -1) return null;
  const start = lines[first]?.start ?? to;
  const after = lines.findIndex((line, index) => index > first && AFTERWORD.test(line.text));
  const resumed = after === -1 ? resumes(lines, first) : after;
  return { start, end: resumed === -1 ? to : (lines[resumed]?.start ?? to) };
}

interface TextLine {
  start: number;
  text: string;
}

function opens(line: string, index: number, lines: readonly TextLine[]): boolean {
  if (line === '--' || SENT_FROM.test(line)) return true;
  if (!CLOSING.test(line)) return false;
  // "Thanks!" above the text is a greeting: a closing has only a name and the like below it.
  const below = lines.slice(index + 1).filter((other) => other.text !== '');
  return below.length === 0 || below.slice(0, 2).every((other) => !isSentence(other.text));
}

/** A paragraph of sentences far below a closing is not the signature's any more. */
function resumes(lines: readonly TextLine[], first: number): number {
  if (lines[first]?.text === '--') return -1;
  return lines.findIndex(
    (line, index) =>
      index > first + 1 &&
      index <= first + MAX_SIGNATURE_LINES &&
      lines[index - 1]?.text === '' &&
      isSentence(line.text) &&
      !CONFIDENTIAL.test(
        lines
          .slice(index)
          .map((it) => it.text)
          .join(' '),
      ),
  );
}

function isSentence(line: string): boolean {
  return (
    line.split(' ').length >= 6 && /[.!?:]$|\b(?:i|we|it|my|ich|je|yo|eu)\b/i.test(line) && !/[|@]/.test(line)
  );
}

function linesBetween(text: string, from: number, to: number): TextLine[] {
  const lines: TextLine[] = [];
  let start = from;
  while (start < to) {
    const next = text.indexOf('\n', start);
    const end = next === -1 || next > to ? to : next;
    lines.push({
      start,
      text: text
        .slice(start, end)
        .replace(/^[> ]+/, '')
        .trim(),
    });
    start = end + 1;
  }
  return lines;
}
