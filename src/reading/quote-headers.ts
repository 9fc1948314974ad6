import { fieldBlock, fieldsFrom } from './quote-fields.ts';
import { intro } from './quote-intro.ts';
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

// Fwd and its kin in the mail clients of en, de, fr, es, pt, it, sv, da, nl, pl.
const FORWARD_SUBJECT =
  /^(?:(?:re|aw|antw|sv|res|rif|\[[^\]]{1,40}\])\s?:?\s*){0,3}(?:fwd?|wg|tr|rv|enc|i|vs|vb|doorst|pd)\s?:/i;
const FORWARDED = words(
  'forwarded message|forwarded mail|forwarded by|begin forwarded message|weitergeleitete nachricht|weitergeleitete e-mail|weitergeleitet von|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|message transféré|message transmis|transféré par|début du message transféré|début du message réexpédié|mensaje reenviado|reenviado por|inicio del mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|encaminhado por|início da mensagem encaminhada|início da mensagem reencaminhada|messaggio inoltrato|inoltrato da|inizio messaggio inoltrato|inizio del messaggio inoltrato|doorgestuurd bericht|doorgestuurd door|begin doorgestuurd bericht|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding',
);
const ORIGINAL = words(
  'original message|original appointment|original mail|ursprüngliche nachricht|originalnachricht|ursprünglicher termin|original-nachricht|message d.origine|message original|message initial|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna',
);
const FORWARD_MARK = new RegExp(
  `^(?:[-_=*]{2,}\\s*(?:${FORWARDED})\\b.{0,120}|[-_*\\s]*(?:${FORWARDED})\\s*:\\s*\\**)$`,
  'i',
);
const ORIGINAL_MARK = new RegExp(
  `^(?:[-_=*]{2,}\\s*(?:${ORIGINAL})[-_=*:\\s]*|(?:${ORIGINAL})\\s*[-_=*]{3,}\\s*)$`,
  'i',
);
/** The line that help desks put above their mails: all below it is theirs. */
const ANSWER_ABOVE =
  /^[-#=~*_\s]*(?:please |bitte |por favor,? |veuillez )?(?:(?:type|write|enter|add) )?(?:your |ihre |votre |su |sua )?(?:reply|response|respond|answer|antwort|antworten sie|antworte|réponse|répondez|répondre|respuesta|responda|escriba su respuesta|resposta|digite sua resposta|escreva sua resposta)(?: bitte)? (?:above|oberhalb|über|au-dessus|ci-dessus|(?:por )?encima|arriba|acima)\b.{0,60}$/i;
const MAX_HEADER_LINE = 1000;

/** Whether a subject says that a mail is passed on. */
export function isForwardSubject(subject: string): boolean {
  return FORWARD_SUBJECT.test(subject);
}

/** The header that starts at this line, if one does. `forwards`: the subject says that a mail is passed on. */
export function quoteHeaderAt(lines: readonly Line[], index: number, forwards: boolean): QuoteHeader | null {
  const line = lines[index];
  if (line === undefined || line.text === '' || line.text.length > MAX_HEADER_LINE) return null;
  return markedBlock(lines, index) ?? plainBlock(lines, index, forwards) ?? introduction(lines, index);
}

function markedBlock(lines: readonly Line[], index: number): QuoteHeader | null {
  const text = lines[index]?.text ?? '';
  if (ANSWER_ABOVE.test(text)) return { style: 'block', forwarded: false, from: '', lines: 1 };
  const forwarded = FORWARD_MARK.test(text);
  if (!forwarded && !ORIGINAL_MARK.test(text)) return null;
  let first = index + 1;
  while (first < lines.length && lines[first]?.text === '') first += 1;
  const fields = fieldsFrom(lines, first);
  return {
    style: 'block',
    forwarded,
    // Notes names who forwarded on the mark itself; who wrote stands in the fields.
    from: fields.from,
    lines: fields.count === 0 ? 1 : first - index + fields.count,
  };
}

function plainBlock(lines: readonly Line[], index: number, forwarded: boolean): QuoteHeader | null {
  const block = fieldBlock(lines, index);
  return block === null ? null : { style: 'block', forwarded, from: block.from, lines: block.count };
}

function introduction(lines: readonly Line[], index: number): QuoteHeader | null {
  const found = intro(lines, index);
  return found === null ? null : { style: 'intro', forwarded: false, ...found };
}

/** Spaces in the phrases stand for any white space. */
function words(phrases: string): string {
  return phrases.replaceAll(' ', '\\s+');
}
