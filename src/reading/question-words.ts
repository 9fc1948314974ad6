import { anyOf } from './cues/cues.ts';

// How people ask, in all the desk's languages at once: customers mix them.

const SUBJECT =
  'i|we|you|u|he|she|it|they|this|that|these|those|there|my|our|your|the|an?|any|anyone|anybody|someone|somebody|everyone|every|each|one|admins?';

/** How a question begins that was written without its mark: the verb, or a word that asks, before the subject. */
export const OPENER = anyOf(
  `(?:can|could|do|does|did|is|are|was|were|will|would|should|may|must|am) (?:${SUBJECT})`,
  '(?:has|have) (?:i|we|you|he|she|it|they|anyone|anybody|someone|somebody)(?= \\p{L})',
  `(?:is|are|do|does|did|ca|wo|would|could|should)n['’]?t (?:i|we|you|he|she|it|they|there|this|that)`,
  `(?:what|how|where|when|why|who|which)(?: (?!(?:i|we|you|he|she|it|they) )\\p{L}+){0,2} (?:can|could|do|does|did|is|are|will|would|should|must|am) (?:${SUBJECT})`,
  `(?:who|what)(?:['’]?s| is| are) (?:our|my|the|your)|(?:what|which|who) (?:does|do|would|will|should|can) \\p{L}+`,
  'how long (?:does|do|will|is)|what happens|what about|how about|what if',
  '(?:kann|können|könnte|darf|dürfen|muss|müssen|soll|sollen|brauche|brauchen|ist|sind|wird|werden|gibt|geht|reicht) (?:ich|wir|man|er|sie|es|das|dies|der|die|mein\\p{L}*|unser\\p{L}*)',
  '(?:wie lange|wie oft|wie viele?|was kostet|was passiert|was bedeutet|was ist|was macht|wer ist|wo finde[nt]?|welche\\p{L}* \\p{L}+|wann|warum|wieso|wozu|weshalb)(?= )',
  "est[- ]ce (?:que|qu['’])|(?:puis|dois|peut|doit|faut|sommes|avons|pouvons|devons)[- ](?:je|on|il|nous)|(?:pouvez|avez|savez)[- ]vous|y a[- ]t[- ]il",
  "(?:combien de|pourquoi|où|qui est|quel(?:le)?s? (?:est|sont|rôle|autorisations?|droits?)|que (?:fait|signifie|se passe)|qu['’]est[- ]ce|comment)(?= )",
  '(?:cuánt[oa]s?|cómo|qué|quién(?:es)?|dónde|cuál(?:es)?|por qué)(?= )',
  'quanto tempo|quant[oa]s|como (?:faço|posso|é)|o que (?:é|faz|acontece)|quem é|(?:onde|qual|quais)(?= )|porque é que|será que|é (?:seguro|preciso|necessário)',
);

const HAPPENS =
  'work|go|come|mean|need|take|ask|have|get|matter|read|send|arrive|show|happen|cost|apply|make|reach|change|expire|receive|see|include';

/** What reads like an opener and asks nothing: "should you need", "did it five times". */
export const NO_OPENER = new RegExp(
  [
    '^(?:should (?:you|we|i|anyone|anybody|he|she|they|it|there)(?!\\p{L})',
    `(?:do|did) (?:it|this|that|these|those|the|my|our|an?|every|each|one)(?! (?:\\p{L}+ ){0,4}(?:${HAPPENS})(?!\\p{L}))`,
    '(?:did|does|is|was|do) (?:he|she|they|it|you) or ',
    '(?:what|how|where|when|why|who|which) .{0,60}(?:is (?:that|this)|was that)(?!\\p{L})',
    '(?:may|will) the(?!\\p{L})',
    'is it (?:said|so that)',
    'cómo (?:no|ya)(?!\\p{L}))',
  ].join('|'),
  'iu',
);

const INTERROGATIVES = 'if|whether|what|how|who|when|where|why|which';

/** "I would like to know whether ...": a question that is told. */
export const TOLD = anyOf(
  `(?:i|we)(?:['’]d| would| just| also)* (?:like|love|want|need|wish|have) to (?:know|understand|find out|ask)(?: you)?,? (?:${INTERROGATIVES}|about)`,
  `(?:(?:i|we)(?:['’]m|['’]re| am| are| was| were)? |just |also )(?:wondering|curious|wonder)(?: about)?,? (?:${INTERROGATIVES})`,
  `(?<=^|[,;:.] |please |pls |kindly |also |(?:can|could|would|will) you )(?:tell|advise|inform) (?:me|us),? (?:${INTERROGATIVES})`,
  `(?:want|wanted|like) to hear(?: \\p{L}+){0,3} (?:if|whether)`,
  `(?:please|pls|kindly|can you|could you)(?: please)? (?:confirm|clarify|explain|check)(?: (?:to|for) (?:me|us))? (?:that|${INTERROGATIVES})`,
  'let (?:me|us) know (?:if|whether|how|who|where|why|which)(?! (?:you|there|anything|i can|we can|this|that|it (?:works|helps|goes)|to))',
  '(?:wüsste|wüssten|wissen)(?: \\p{L}+){0,3},? (?:ob|wie|was|wer|wann|wo|warum|welche\\p{L}*|wozu)',
  "(?:(?:je|j['’]|nous) ?(?:aimerais|voudrais|souhaite(?:rais)?|aimerions|voudrions)|merci de me)(?: bien)? (?:savoir|dire) (?:si|comment|ce|qui|quand|où|pourquoi|quel\\p{L}*|combien)",
  '(?:quisiera|quisiéramos|quiero|querría|me gustaría|nos gustaría|necesito|necesitamos) saber (?:si|cómo|qué|quién|cuándo|dónde|cuánto|cuál|por qué)',
  '(?:gostaria|gostaríamos|queria|quero|preciso)(?: de)? saber (?:se|como|o que|quem|quando|onde|quanto|qual|por que)',
);

/** With what a told question goes on after "and". */
export const ASKING = anyOf(
  `${INTERROGATIVES}|ob|wie|was|wer|wann|wo|comment|qui|quand|cómo|qué|quién|quem|quando`,
);

/** The writer's own answer, right behind the question: it was asked for the sake of it, or out of a form. */
export const SELF_ANSWERED =
  /^[\s"'”’)\]>*_-]*(?:(?:no|nope|nah|yes|yep|yeah|yup|exactly|of course(?: not)?|not really|not yet|done|nein|ja|non|oui|sí|não|sim)(?=\s*(?:$|[.,;:!)–-])|\s(?:i|we|he|she|they|it|not|ich|wir|je|nous|yo|eu)(?!\p{L}))(?!,? please)|[✓✔✅✗✘❌☑]|\[?x\]?(?:\s|$))/iu;

/** "I asked our IT: did you approve it?" was put to somebody else. */
export const ASKED_ELSEWHERE = anyOf(
  "(?:i|we)(?:['’]ve| have)? (?:already |just |also )?(?:asked|emailed|wrote|texted|messaged)(?! you)(?: \\p{L}+){1,4}(?=[:,] )",
);
