import { type Span, sentencesIn } from './sentences.ts';

// Roles, fences and marks of programs: what people who write to a desk do not use.
const MACHINE = [
  /^[\s>*_"'([]*(?:system|assistant|developer|user|tool|ai|bot|prompt)(?: (?:prompt|message|override|note))?\s*[\])]?\s*[:\]]/iu,
  /\[\/?(?:system|assistant|inst|user|tool)\b[^\]]{0,80}\]?/iu,
  /<\|[^|<>]{1,40}\|>|<\/?(?:system|assistant|user|prompt|instructions?)>/iu,
  /^\s*`{3}/u,
  /^={3,}[^=]+={3,}\s*$|^#{2,}\s*(?:system|instructions?|response)\b/iu,
  /[{[]\s*"[a-z_]+"\s*:/u,
  /\b[A-Z]+(?:_[A-Z]+)+\s*[:=]\s*[A-Z]+/u,
  /\b(?:stage|status|steps?|kind)\s*[:=]\s*(?:[a-z]+_[a-z_]+|\[)/u,
  /\{\{?\s*[\w.]+\s*\}?\}|\$\{/u,
];

// Said to whoever judges the steps, rather than to a person at a desk.
const ORDERS = [
  /(?:ignor(?:e|iere|iert|ieren|ez|a|en)|disregard|forget|override|bypass|vergiss|oublie[zr]?|olvida|esqueça)\s+(?:(?:all|any|the|this|your|previous|prior|earlier|above|alle|den|die|das|deine|vorherigen|tous|toutes|les?|la|el|los|las|os?|as|todos|todas)\s+|l['’])*(?:articles?|artikel|artículo|artigo|instructions?|anweisungen|instrucciones|instruções|rules?|regeln|règles|reglas|regras|prompts?|guidelines?)/iu,
  /(?:mark|treat|consider|regard|set|flag|behandle|markiere|betrachte|considér(?:ez|e)|marquez|marca|considera|considere|trata|marque)\s+(?:(?:it|that|this|que|all|every|each|the|alle|die|todos?|los|os|toutes?|les|my|our|admin)\s+)*(?:\p{L}+[_ ]){0,4}(?:(?:steps?|schritte?|étapes|pasos|passos|admin(?:istrat\p{L}+|istrador)?|\p{L}+_\p{L}+)\b.{0,60}|(?:as|als|como|comme)\s+)(?:done|approved|complete\p{L}*|erledigt|genehmigt|fait\p{L}*|approuv\p{L}+|hechos?|aprob\p{L}+|aprov\p{L}+|feitos?)/iu,
  /(?:mark|treat|flag) (?:it|that|this|everything) as (?:done|approved|completed)/iu,
  /\bnote (?:to|for) (?:the |any |an )?(?:assistant|ai|model|bot|llm|system|parser|reader)\b/iu,
  /\bnew rules? (?:for|to|:)/iu,
  /\b(?:reply|answer|respond)\b[^.!?]{0,40}\b(?:exactly|the following|as if)\b/iu,
  /\b(?:your|the) (?:reply|answer|response|draft) (?:must|has to|should) (?:say|contain|include|tell)/iu,
  /\b(?:put|include|insert)\b[^.!?]{0,80}\b(?:in|into) (?:your|the) (?:reply|answer|response|draft)/iu,
  /^\W*(?:pretend|act as if|behave as if|suppose for your answer)\b/iu,
  /\bexample of an? (?:finished|completed|correct)\b/iu,
];

// What a line says at its beginning is enough to know it; the patterns look a bounded way ahead.
const LONGEST = 2_000;

/**
 * What is written to steer whoever reads by machine: marks of roles and programs, orders about the judging itself, each
 * to the end of its paragraph. It is no report of what happened, so nothing in it is evidence. Offsets are of the text.
 */
export function steeringIn(text: string): Span[] {
  return paragraphsOf(text).flatMap(({ start, end }) => {
    const begins = [
      ...linesOf(text, start, end).filter((line) => says(MACHINE, text, line)),
      ...sentencesIn(text, start, end).filter((sentence) => says(ORDERS, text, sentence)),
    ].map((span) => span.start);
    return begins.length === 0 ? [] : [{ start: Math.min(...begins), end }];
  });
}

function says(patterns: readonly RegExp[], text: string, { start, end }: Span): boolean {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  return patterns.some((pattern) => pattern.test(words));
}

function linesOf(text: string, start: number, end: number): Span[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/g)].map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
  }));
}

function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*/gu)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
