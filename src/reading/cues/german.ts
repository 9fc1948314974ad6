import { anyOf, type Cues } from './cues.ts';

export const german: Cues = {
  negation: anyOf('nicht(?! (?:nur|bloß|allein))|kein\\p{L}*|nie|niemals|niemand|nirgends|weder|ohne|nichts'),
  future: anyOf(
    'werd(?:e|en|et)|wird|wirst|hoffe|hoffen|plane|planen|warte|warten|wartet|ausstehend|steht noch aus',
    '(?<!(?:heute|gestern|am|diesen|jeden|guten) )morgen(?! (?:geschickt|genehmigt|gesendet))|demnächst|bald|nächste(?:n|r|s)? \\p{L}+|heute abend',
  ),
  wanted: anyOf(
    'soll(?:en|te|ten)?|muss|müssen|musste|möchte|möchten|will|wollen|würde|würden|hätte|hätten|wäre|wären|dürfte|dürften|müsste|müssten|könnte|könnten|kann|können',
    'bitte|gebeten|um zu|zu werden|brauch\\p{L}*|benötig\\p{L}*|erforderlich',
  ),
  uncertain: anyOf(
    '(?:seite|meldung|fenster|bildschirm|maske|system) (?:sagt|verlangt|schreibt|meint),? (?:dass|ich soll|man soll)',
    'wei(?:ß|ss) nicht|nicht sicher|unklar|keine ahnung|vielleicht|eventuell|vermutlich|wahrscheinlich|wohl|möglicherweise|angeblich|gerüchteweise|fast|beinahe|behaupte\\p{L}*',
    '(?:ich|wir) (?:glaube|glauben|denke|denken|vermute|vermuten)|frage mich|anscheinend|offenbar|scheint|fast|beinahe',
    'soweit (?:ich|wir) .{0,12}(?:weiß|weiss|wissen|sehe|gehört)|(?:ich|wir) (?:habe|haben) gehört|(?:man|jemand) (?:sagt|hat gesagt)|(?:wenn|falls) ich mich (?:recht|richtig) erinnere|nach meinem wissen|dachte|dachten',
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
  corrects: anyOf(
    'korrektur|nein,? (?:doch nicht|moment|halt|quatsch|falsch)|moment,? nein|halt,? nein|quatsch|mein fehler|sorry,? nein|ich habe mich (?:geirrt|vertan)|ich hatte mich (?:geirrt|vertan)',
    '(?:das|es) (?:stimmt|stimmte|war) (?:so |doch |gar |leider |aber )*(?:nicht|falsch)|stimmt (?:doch |gar |so )*nicht|besser gesagt|vielmehr',
  ),
  undone: anyOf(
    'zurückgezogen|zurückgenommen|widerrufen|rückgängig gemacht|storniert|annulliert|(?:wieder|dann|später) (?:\\p{L}+ )?(?:aus(?:geschaltet|gestellt)|abgeschaltet|deaktiviert|entzogen|entfernt|gelöscht|abgebrochen)',
    '(?:zog|nahm|machte) (?:\\p{L}+ ){1,3}(?:zurück|rückgängig)|bestreitet|leugnet|abgelaufen|streitet (?:es|das) ab|(?:auf |den knopf )?abbrechen (?:geklickt|gedrückt|getippt)',
  ),
  pointsBack: anyOf(
    '(?:das|es|dies|die|der) (?:war|ist|waren|betraf|galt|bezog sich|ging)|(?:es )?(?:stellte|hat) sich (?:\\p{L}+ )?heraus(?:gestellt)?|gemeint (?:war|ist)|ich mein(?:e|te)',
  ),
  specifies: anyOf(
    '(?:nur |allerdings |jedoch |aber )*(?:für|an|in|bei|im|mit|auf|zu)|nicht|ich mein(?:e|te)',
  ),
  elsewhere: anyOf(
    '(?:ein(?:e|er|em|en|es)? ander(?:e|er|en|em|es)|die falsche|der falschen?|das falsche|eine? falsche[rsnm]?|die andere|der anderen|das andere) (?:\\p{L}+ )?(?:app|anwendung|programm|tool|produkt|software|firma|konto|mandant(?:en)?|anfrage|sache|person)',
    'aus versehen|versehentlich|(?:et)?was ander(?:es|em)|jemand ander(?:e[mns]?|s)',
  ),
  tag: anyOf('oder|oder nicht|richtig|stimmt|stimmts|nicht wahr|ja|nein|gell|korrekt'),
  past: anyOf('ging|war|waren|wurde|wurden|kam|hat|haben|hatte'),
  reports: anyOf('sagt|sagte|meint|meinte|schreibt|schrieb|antwortet|antwortete|bestätigte'),
  notOnly: anyOf('nicht nur|nicht bloß|nicht allein'),
  condition: anyOf('wenn|falls|ob|bevor|sofern|damit|solange|vorausgesetzt'),
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
    'aber|jedoch|obwohl|weil|nachdem|sobald|solange|sofern|wenn|falls|bis|bevor|dass|ob|sondern|doch',
    'und(?= (?:ich|wir|er|sie|es|der|die|das|mein|meine|unser|unsere|jetzt|nun|nichts|noch|trotzdem|niemand|hat|habe)(?!\\p{L}))',
  ),
};
