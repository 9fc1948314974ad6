import { anyOf, type Cues } from './cues.ts';

const SUBJECT = `i|we|he|she|they|it|you|my|our|the|this|that|i['’](?:m|ve|ll|d)|we['’](?:re|ve|ll|d)|(?:he|she|it|that)['’]s|they['’](?:re|ve)|IT|nobody|no|everyone|someone|nothing|admin`;
const AUXILIARY = `will|would|have|has|haven['’]?t|hasn['’]?t|didn['’]?t|don['’]?t|doesn['’]?t|can['’]?t|cannot|not|still|now|then|also|got|get|just|am|is|are|waiting|never|yet|want|need|hope|plan`;

export const english: Cues = {
  negation: anyOf(
    'not(?! (?:only|just|merely|simply)(?! yet))',
    `\\p{L}+n['’]t(?! (?:only|just|merely|simply)(?! yet))`,
    '(?:have|has|had|did|do|does|is|was|are|were|ca|wo|could|would)nt',
    'instead of|rather than|cannot|never|nobody|no[ -]one|none|nothing|neither|nor|without|hardly|yet to|unable',
    'no(?= \\p{L})(?! (?:problems?|doubt|longer|worries|luck|idea|matter))',
    '(?:refus|declin)(?:es|ed|ing)|fail(?:s|ed)? to',
  ),
  future: anyOf(
    `will|\\p{L}+['’]ll|shall|going to|gonna|about to`,
    'plan(?:s|ning)? (?:to|on)|intend(?:s|ing)? to|hop(?:e|es|ing)|expect(?:s|ing|ed)?',
    'waiting|awaiting|pending|waits?',
    'tomorrow|tonight|next (?:week|month|(?:mon|tues|wednes|thurs|fri)day)|later (?:today|this week)|soon(?! as)|(?:scheduled|due|set|slated|meant) (?:to|for)',
  ),
  wanted: anyOf(
    `wants?|wanted|would|\\p{L}+['’]d(?! (?:already |just |never |since )?(?:(?!need)\\p{L}+ed|been|done|gone|sent|seen|got|gotten|put|set|made|told|said|written|given|taken|left|found)(?!\\p{L}))|could|should|might|may(?! \\d)|must|needs?(?! admin(?:istrator)? approval)|ought|wish(?:es)?|can`,
    '(?:have|has|had|having) (?:got )?to|supposed to|tr(?:y|ies|ying|ied) to|ready to|how to|to be',
    `please|pls|let['’]s|let me|(?<!approval )require[sd]?|instructions? (?:to|for)`,
    '(?:be|being|get|gets|getting)(?= (?:it |this |that |them |the \\p{L}+ )?\\p{L}+(?:ed|en)(?!\\p{L}))',
    '(?:ask|tell|request|urg|beg)(?:ed|ing|s)? (?:(?:my|our|the|their) )?\\p{L}+(?: \\p{L}+)? to',
    'told (?:me|us|him|her|them|you) to',
  ),
  uncertain: anyOf(
    '(?:please|pls|kindly|can you|could you|would you|need you to|want you to|like you to) (?:please )?(?:confirm|verify|check|make sure|acknowledge|tell (?:me|us)|let (?:me|us) know)(?= )',
    '(?:thought|believed|assumed|figured|reckoned|supposed|imagined)(?= (?:that |it |he |she |they |i |we |the |our |my |this ))',
    '(?:read|saw|seen|learned|learnt) (?:in|on|from) (?:your|the|a|an) (?:\\p{L}+ ){0,3}(?:that|how)',
    `(?:don|doesn|didn)['’]?t (?:know|think|believe)|do(?:es)? not (?:know|think|believe)|don['’]?t see (?:if|whether)`,
    'not (?:sure|certain|clear)|unsure|uncertain|unclear|no idea|wonder(?:ing|ed)?|doubt',
    'claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|(?:is|was|are|were) said to',
    `can['’]?t tell|cannot tell|claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|(?:is|was|are|were) said to|maybe|perhaps|probably|possibly|supposedly|allegedly|apparently|presumably|reportedly|purportedly`,
    "what (?:i|we) (?:hear|heard|gather|understand|am told|was told)|(?:i|we)(?:['’]ve| have)? (?:hear|heard|gather|understand)(?! (?:back|from|nothing|anything))|word is|rumou?r (?:has it|is)|(?:nobody|no one) can (?:confirm|say|tell)|to (?:my|our) knowledge|(?:as|so) far as (?:i|we|anyone)(?:['’](?:m|re))? ?(?:know|can|am|are|aware|concerned)?|if (?:i|memory) .{0,12}(?:remember|recall|serves|mistaken)",
    '(?<=^["\'\\s]*)(?:thought|think|guess|guessing|believe|assume|assumed|reckon|pretty sure|fairly sure)',
    'thinks|believes|assumes|supposes|(?:i|we|they) (?:think|believe|guess|assume|suppose|thought|assumed|believed|hoped)',
    'seems? (?:to|like|that)|appears? to|(?:might|may|could|should|would|must) have',
    `(?:was|were) hoping|had hoped|almost|nearly|it (?:seems|appears|looks)|pretend|imagine|for example|let['’]s say|as if|in theory`,
    '(?:article|guide|page|e-?mail|mail|reply|answer|manual|instructions?|documentation|docs|website|site|help (?:page|article|cent(?:re|er))) (?:says?|said|tells?|told|mentions?|states?)',
    'you (?:said|say|wrote|told)',
  ),
  afterthought: anyOf(
    `if (?:i|we) (?:understood|understand|understand|remember|recall|heard|got|read)(?: \\p{L}+){0,4}`,
    `or so (?:he|she|they|it|i)(?:['’]m|['’]s)? (?:says?|said|claims?|claimed|thinks?|told|hopes?)`,
    '(?:i|we) (?:think|believe|guess|assume|suppose|hope)|afaik|as far as (?:i|we) (?:know|can tell)',
    'maybe|probably|right|correct|or (?:not|so i think|was it|did (?:he|she|they))',
    `(?:is|has|did|does|was)n['’]?t (?:it|he|she|they)`,
  ),
  supposed: anyOf(
    `suppose|supposing|assume|assuming|imagine|imagining|let(?:['’]?s| us) (?:say|suppose|assume|pretend|imagine)|pretend|hypothetically`,
    `(?:just )?say(?:,| that)?(?= (?:\\p{L}+ )?(?:${SUBJECT}|admins?|administrator|someone)(?!\\p{L}))`,
    'what (?:if|would (?:happen|come)|happens (?:if|when|once))|what about if|as if|as though|in the event',
    'provided that|given that(?= .{0,60}\\?)|theoretically|in theory',
  ),
  hearsay: anyOf(
    '(?:article|guide|page|e-?mail|mail|reply|answer|manual|instructions?|documentation|docs|website|site|help|support|faq|screenshot|example|template|text|chatbot|bot|agent|desk|you) (?:also |then |just )?(?:say|says|said|reads?|tells?|told|mentions?|states?|wrote|writes?)(?: (?:me|us|there|here|that|to (?:say|write)))*',
    'note (?:to|for) (?:the |any |an )?(?:assistant|ai|model|bot|llm|system|parser|reader)',
    '(?:according to|per|quote|quoting|example|for example|e\\.g\\.)(?: (?:the|your|this|that) \\p{L}+(?: \\p{L}+)?)?',
  ),
  instruction: anyOf(
    '(?:mark|treat|consider|regard|flag|label|tick|classify) (?:off )?(?:the|all|every|each|my|our|this|that|these|those|it|them|everything|any|steps?|admin|approval|request)(?= )',
    'set (?:(?:the|all|every|each|my|our|these) )*(?:status|steps?)(?= )',
    '(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|my|these|those|previous|prior|earlier|above) )+\\p{L}+',
    '(?:write|reply|answer|respond|output|conclude)(?: (?:back|to (?:me|us|them)))?(?: that| with|:)',
    '(?:act|behave) (?:like|as)',
  ),
  retracted: anyOf(
    `(?:but|yet|though|although|and|which|however),? (?:(?:now|that|this|the|my|our|it) )?(?:\\p{L}+ )?(?:(?:den(?:y|ies|ied)|disput(?:e|es|ed)|doubts?|doubted)(?: (?:it|that|this|having|ever))?|says? (?:otherwise|(?:that )?(?:he|she|they) (?:didn['’]?t|did not|never|hasn['’]?t|haven['’]?t))|(?:don['’]?t|doesn['’]?t|do not|does not) believe (?:it|that|this|him|her|them))`,
    `(?:which|but (?:that|this|it)|that|this|it)(?:['’]s| is| was| turned out(?: to be)?) (?:false|wrong|untrue|a lie|not true|not (?:actually )?the case|a mistake)`,
    `(?:not sure|unsure|no idea|don['’]?t know|do not know|doubt|wonder|not certain) (?:if |whether |that )?(?:it|that|this|the request|anything) (?:really |actually |ever |even )?(?:went|was sent|got sent|registered|arrived|got through|has gone|reached)`,
  ),
  corrects: anyOf(
    `(?:that|this|it)(?:['’]s| is| was)(?: exactly)? what (?:i|we)(?: would|['’]d) (?:like|love|want|prefer|hope)`,
    'well,? (?:actually|technically|almost|nearly|sort of|kind of|not (?:quite|exactly|really|yet))|correction|scratch that|strike that|no,? wait|oh,? (?:wait|no|sorry)|wait(?=\\s*(?:$|[,.!–-]))|wait,? no|hold on|my (?:mistake|bad|fault)|(?:sorry|actually|oops),? no|oops|whoops|never ?mind|nvm',
    `i (?:was wrong|misspoke|mixed (?:that|this|it|them) up|take (?:that|this|it) back|stand corrected)|or rather|just kidding|jk|as it turns out,? not`,
    `(?:that|this|it)(?:['’]s| is| was) (?:not (?:true|right|correct|what happened)|wrong|untrue|a (?:lie|mistake|misunderstanding))|(?:that|this|it) (?:wasn|isn)['’]t (?:true|right|correct|the case)|not true`,
  ),
  undone: anyOf(
    `(?:it|that|this|which) (?:didn['’]?t|did not) (?:take|stick|go through|save|register|hold|count)|(?:spun|hung|churned|thought)(?: \\p{L}+){0,6} (?:and|then) (?:gave up|stopped|failed|quit)`,
    `(?:turns out|turned out|realis\\p{L}+|realiz\\p{L}+|discovered|found out) (?:that )?(?:it|this|that|what|he|she|they)(?: (?:was|were|had|is)|['’](?:d|s))`,
    `(?:made|had|forced|told|asked|ordered) (?:him|her|them|it|me|us|IT) (?:to )?(?:undo|revoke|reverse|withdraw|remove|cancel|pull|take back) (?:it|that|this|them)`,
    `(?:(?:the|an?) )?wrong (?:apps?|one|customer|client|tenant|firm|requests?|account|company|person|page|button|portal|thing|program|product)`,
    `(?:browser|page|computer|laptop|tab|window|screen|session|connection|it) (?:then |just |had )?(?:crashed|froze|died|hung|timed out)`,
    `(?:no idea|not sure|don['’]?t know|can['’]?t tell|who knows) (?:if|whether) (?:it|that|anything|the request) (?:was|went|got|has|ever)`,
    `(?:withdr(?:ew|awn?)|revoked|rescinded|retracted|revers(?:ed)|reverted|undid|undone|cancell?ed|rolled back|backed out|overturned|den(?:y|ies|ied))(?=\\s*(?:$|[.,;!?)]|(?:it|that|this|them|again|by|of it|having|ever|later|afterwards|since|because|after|the next|(?:the|my|our|his|her|their) (?:\\p{L}+ )?(?:approval|request|consent|permissions?|changes?|settings?|steps?))(?!\\p{L})))`,
    `(?:took|taken|takes|rolled|pulled) (?:it|that|this|them|everything|(?:the|my|our|his|her|their) \\p{L}+) back|(?:took|taken|pulled) back (?:it|the \\p{L}+)`,
    `(?:turned|switched) (?:(?:it|that|this|everything|the \\p{L}+|back|right) )*off|(?:disabled|deactivated|removed|deleted|unchecked|unticked|reset) (?:it|that|this|them|everything)(?: again)?`,
    `(?:it|approval|request|consent|that|this|which|has|had|since|already|then) (?:has |had |since |already |then )?(?:expired|lapsed|timed out)|changed (?:his|her|their|its|my|our) minds?`,
    `had to (?:(?:take|turn|switch|roll) (?:it|that|this|the \\p{L}+) (?:back|off)|undo|revoke|cancel|reverse|withdraw|disable)|(?:it|that|this|which)(?:['’]s| is| was)(?: now| currently| already| all)* (?:off|disabled|inactive|gone)(?: again)?(?=\\s*(?:$|[.,;!?)]|because|since|but|for))`,
    `nothing (?:was|got|has been|is) (?:actually |ever )?(?:saved|sent|submitted|recorded|registered|stored)|(?:clicked|pressed|hit|chose|selected|picked) (?:on )?["“'‘]?(?:cancel|decline|deny|back)`,
  ),
  pointsBack: anyOf(
    `(?:that|this|it|which|those|these|they)(?:['’]s| (?:is|was|were|are|turns? out|turned out))(?: all| only| just)?|(?:it )?turn(?:s|ed) out|i mean|i meant|meaning`,
  ),
  specifies: anyOf(
    '(?:only |just |all )?(?:for|to|in|on|with|at|via|an?|another|the|my|our)|not|i mean(?:t)?|wrong',
  ),
  elsewhere: anyOf(
    '(?:another|an? different|(?:the|an?) wrong|(?:the|some) other|(?:an )?unrelated|(?:my|our|the|his|her|their|an?)? ?(?:old|former|previous|prior|test|sandbox|demo)) (?:\\p{L}+ )?(?:apps?|applications?|tools?|programs?|programmes?|products?|software|services?|sites?|websites?|compan(?:y|ies)|firms?|tenants?|environments?|accounts?|vendors?|requests?|tickets?|one|thing|person|button)',
    'by (?:accident|mistake)|(?:the|an?) wrong (?:person|address|e-?mail|people)|something else|someone else|somebody else|somewhere else',
  ),
  tag: anyOf(
    `yes|no|yeah|right|correct|true|ok|okay|huh|eh|(?:is|has|did|does|was|have)n['’]?t (?:it|he|she|they|that|we|i)`,
  ),
  past: anyOf(`did|didn['’]t|was|were|went|had`),
  reports: anyOf('said|says|replied|responded|answered|confirmed|(?:got|gotten) back to'),
  notOnly: anyOf(`(?:not|n['’]?t|\\p{L}+n['’]t) (?:only|just|merely|simply)`),
  condition: anyOf(
    'if|unless|in case|whether|provided|assuming|suppose|so that|before|(?:as|so) long as|even if|only if|had (?:i|we|he|she|they|it|our|my|the)',
  ),
  awaited: anyOf('once(?! more| again)|until|till|as soon as|the moment'),
  timed: anyOf('when|whenever|after'),
  factive: anyOf('after|since|because|although|even though|though|now that|when|while|that|but|and'),
  question: anyOf(
    `(?:(?:and|but|so|or|also|then|hi|hello|ok|well) )?(?:did|do|does|is|are|was|were|can|could|should|would|will|may|shall|must|am) (?:${SUBJECT}|admins?|administrator|permissions?|anyone|there)`,
    '(?:(?:and|but|so) )?(?:has|have|had) (?:i|we|he|she|they|it|you|my|our|the|this|that|anyone|anybody|someone)',
    'what|how|where|who|which',
  ),
  why: anyOf('why|how come|how is it|how can it|what now|what else|what next|still'),
  preamble: anyOf(
    '(?:just )?(?:wanted|want|writing|would like|like|happy|glad|pleased|sorry|need|have) to (?:let you know|tell you|say|inform you|confirm|update you|report|add|mention)',
    'please (?:note|be advised)|(?:i|we|you) can (?:see|confirm|say|tell you|report)|(?:i|we) (?:would|should) (?:add|mention)|you can close (?:this|it|the \\p{L}+)',
    'for your information|fyi|quick update|update|good news|as (?:i|we) (?:said|mentioned|wrote)|it turns out',
  ),
  split: anyOf(
    'but|however|although|even though|though|because|since|whereas|while|after|before|once(?! more| again)|as soon as|until|till',
    'when|whenever|if|unless|whether|in case|(?:as|so) long as|now that|so that|which|who|except|then',
    `(?:and|so|yet)(?= (?:${SUBJECT}|${AUXILIARY})(?!\\p{L}))`,
    `that(?= (?:${SUBJECT})(?!\\p{L}))`,
  ),
};
