import type { Line } from './text-lines.ts';

/**
 * The lines by which a mail client announces another mail's words. `intro`: one sentence ("On ..., Ann wrote:"),
 * `block`: header fields (From, Sent, To, Subject), after which everything belongs to that mail.
 */
export interface QuoteHeader {
  style: 'intro' | 'block';
  forwarded: boolean;
  /** Who wrote what follows, as the header names them. */
  from: string;
  lines: number;
}

const INTRO =
  /^(?:(?:on|am|le|el|em|op|il|den|w dniu)\b.{4,200}(?:wrote|schrieb.*|a écrit|escribió|escreveu|schreef.*|ha scritto)\s?:|.{2,120}<[^<>\s]+@[^<>\s]+>\s?(?:wrote|schrieb|a écrit|escribió|escreveu)\b.{0,80}:)$/i;
const INTRO_START = /^(?:on|am|le|el|em|op|il)\s.*\d/i;
const FORWARD_MARK =
  /^[-_\s]*(?:forwarded message|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|début du message (?:transféré|réexpédié)|mensaje reenviado|inicio del mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|início da mensagem (?:encaminhada|reencaminhada))\b.{0,40}$/i;
const ORIGINAL_MARK =
  /^[-_\s]{2,}(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d['’]origine|message original|mensaje original|mensagem original)[-_\s]*$/i;
const FROM = /^\*?(?:from|von|de|da|van)\s?:\*?\s*(.+)$/i;
const OTHER_FIELD =
  /^\*?(?:sent|date|to|cc|bcc|subject|reply-to|gesendet|datum|an|betreff|envoyé|objet|à|enviado(?: el)?|fecha|para|asunto|data|assunto|importance|attachments)\s?:/i;
const MAX_INTRO_LINES = 3;
const MAX_BLOCK_LINES = 12;

/** The header that starts at this line, if one does. `forwards`: the subject says that a mail is passed on. */
export function quoteHeaderAt(lines: readonly Line[], index: number, forwards: boolean): QuoteHeader | null {
  const line = lines[index];
  if (line === undefined || line.text === '') return null;
  return markedBlock(lines, index) ?? fieldBlock(lines, index, forwards) ?? intro(lines, index);
}

function markedBlock(lines: readonly Line[], index: number): QuoteHeader | null {
  const text = lines[index]?.text ?? '';
  const forwarded = FORWARD_MARK.test(text);
  if (!forwarded && !ORIGINAL_MARK.test(text)) return null;
  let first = index + 1;
  while (first < lines.length && lines[first]?.text === '') first += 1;
  const fields = fieldsFrom(lines, first);
  return {
    style: 'block',
    forwarded,
    from: fields.from,
    lines: fields.count === 0 ? 1 : first - index + fields.count,
  };
}

function fieldBlock(lines: readonly Line[], index: number, forwards: boolean): QuoteHeader | null {
  if (!FROM.test(lines[index]?.text ?? '')) return null;
  const fields = fieldsFrom(lines, index);
  if (fields.known < 2) return null;
  return { style: 'block', forwarded: forwards, from: fields.from, lines: fields.count };
}

function fieldsFrom(lines: readonly Line[], first: number): { from: string; count: number; known: number } {
  let from = '';
  let known = 0;
  let count = 0;
  for (const line of lines.slice(first, first + MAX_BLOCK_LINES)) {
    const name = FROM.exec(line.text)?.[1];
    if (name !== undefined && from === '') from = name;
    else if (!OTHER_FIELD.test(line.text)) {
      // A long list of recipients runs over several lines.
      if (line.text === '' || known < 2 || !/[@;]/.test(line.text)) break;
    }
    known += 1;
    count += 1;
  }
  return { from, count, known };
}

function intro(lines: readonly Line[], index: number): QuoteHeader | null {
  const depth = lines[index]?.depth;
  if (!/[:>]$|\d/.test(lines[index]?.text ?? '')) return null;
  let text = '';
  for (let count = 1; count <= MAX_INTRO_LINES; count += 1) {
    const line = lines[index + count - 1];
    if (line === undefined || line.text === '' || line.depth !== depth) return null;
    text = `${text} ${line.text}`.trim();
    if (INTRO.test(text)) return { style: 'intro', forwarded: false, from: text, lines: count };
    if (!INTRO_START.test(text)) return null;
  }
  return null;
}
