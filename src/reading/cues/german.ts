import { anyOf, type Cues } from './cues.ts';

export const german: Cues = {
  negation: anyOf('nicht|kein\\p{L}*|nie|niemals|niemand|nirgends|weder|ohne|nichts'),
  future: anyOf(
    'werd(?:e|en|et)|wird|wirst|hoffe|hoffen|plane|planen|warte|warten|wartet|ausstehend|steht noch aus',
    'morgen|demnächst|bald|nächste \\p{L}+',
  ),
  wanted: anyOf(
    'soll(?:en|te|ten)?|muss|müssen|musste|möchte|möchten|will|wollen|würde|würden|könnte|könnten|kann|können',
    'bitte|gebeten|um zu|zu werden|brauch\\p{L}*|benötig\\p{L}*|erforderlich',
  ),
  uncertain: anyOf(
    'wei(?:ß|ss) nicht|nicht sicher|unklar|keine ahnung|vielleicht|eventuell|vermutlich|wahrscheinlich|angeblich|behaupte\\p{L}*',
    '(?:ich|wir) (?:glaube|glauben|denke|denken|vermute|vermuten)|frage mich|anscheinend|offenbar|scheint',
  ),
  afterthought: anyOf('glaube ich|denke ich|vermutlich|oder|oder nicht|soweit ich wei(?:ß|ss)'),
  supposed: anyOf(
    'angenommen(?=,? (?:\\p{L}+ )?\\p{L}+)|nehmen wir an|gesetzt den fall|mal angenommen|stellen sie sich vor|als ob|als wenn|was wäre,? wenn|was,? wenn|was passiert,? (?:wenn|sobald)',
  ),
  hearsay: anyOf(
    '(?:artikel|anleitung|seite|hilfe|support|mail|e-mail|text|sie) (?:sagt|sagte|schreibt|schrieb|steht|heißt es|schreiben|schrieben|sagen|sagten)(?: (?:mir|uns|dort|da))*|laut \\p{L}+(?: \\p{L}+)?',
  ),
  instruction: anyOf(
    '(?:markier\\p{L}*|setz(?:e|en|t)?|betracht\\p{L}*|behandl?\\p{L}*|ignorier\\p{L}*) (?:sie |bitte )*(?:alle|alles|den|die|das|jeden|schritte?)(?= )|schreib(?:e|en sie)?,? dass',
  ),
  retracted: anyOf(
    '(?:aber|doch|was) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:bestreitet|leugnet|streitet (?:es|das) ab|bezweifle|stimmt (?:aber )?nicht|glaube ich (?:aber )?nicht)(?: (?:er|sie|ich|es|das))*',
  ),
  condition: anyOf('wenn|falls|ob|bevor|sofern|damit'),
  awaited: anyOf('sobald|bis'),
  timed: anyOf('nachdem|als'),
  factive: anyOf('nachdem|weil|da|seit|obwohl|dass|als|während|aber|und'),
  question: anyOf(
    '(?:und |aber |oder )?(?:hat|haben|ist|sind|war|kann|können|muss|müssen|soll|sollen|wird|werden|darf) (?:ich|wir|er|sie|es|der|die|das|mein\\p{L}*|unser\\p{L}*|man)',
    'was|wie|wo|wer|welche\\p{L}*|wann',
  ),
  why: anyOf('warum|wieso|weshalb|wie kommt es|trotzdem|immer noch'),
  preamble: anyOf(
    '(?:ich )?(?:wollte|möchte) (?:ihnen |euch )?(?:nur |kurz )*(?:mitteilen|sagen|bescheid geben)|zur info|kurzes update',
  ),
  split: anyOf(
    'aber|jedoch|obwohl|weil|nachdem|sobald|wenn|falls|bis|bevor|dass|ob|sondern|doch',
    'und(?= (?:ich|wir|er|sie|es|der|die|das|mein|meine|unser|unsere|jetzt|nun|nichts|noch|trotzdem|niemand|hat|habe)(?!\\p{L}))',
  ),
};
