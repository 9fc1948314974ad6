import { anyOf, type Cues } from './cues.ts';

const SUBJECT = `i|we|he|she|they|it|you|my|our|the|this|that|i['’](?:m|ve|ll|d)|we['’](?:re|ve|ll|d)|(?:he|she|it|that)['’]s|they['’](?:re|ve)|IT|nobody|no|everyone|someone|nothing|admin`;
const AUXILIARY = `will|would|have|has|haven['’]?t|hasn['’]?t|didn['’]?t|don['’]?t|doesn['’]?t|can['’]?t|cannot|not|still|now|then|also|got|get|just|am|is|are|waiting|never|yet|want|need|hope|plan`;

export const english: Cues = {
  negation: anyOf(
    'not(?! only)',
    `\\p{L}+n['’]t`,
    '(?:have|has|had|did|do|does|is|was|are|were|ca|wo|could|would)nt',
    'cannot|never|nobody|no[ -]one|none|nothing|neither|nor|without|hardly|yet to|unable',
    'no(?= \\p{L})(?! (?:problems?|doubt|longer|worries|luck|idea|matter))',
    '(?:refus|declin)(?:es|ed|ing)|fail(?:s|ed)? to',
  ),
  future: anyOf(
    `will|\\p{L}+['’]ll|shall|going to|gonna|about to`,
    'plan(?:s|ning)? (?:to|on)|intend(?:s|ing)? to|hop(?:e|es|ing)|expect(?:s|ing|ed)?',
    'waiting|awaiting|pending|waits?',
    'tomorrow|next (?:week|month|(?:mon|tues|wednes|thurs|fri)day)|later today|soon(?! as)',
  ),
  wanted: anyOf(
    `wants?|wanted|would|\\p{L}+['’]d|could|should|might|may(?! \\d)|must|needs?(?! admin(?:istrator)? approval)|ought|wish(?:es)?|can`,
    '(?:have|has|had|having) (?:got )?to|supposed to|tr(?:y|ies|ying|ied) to|ready to|how to|to be',
    `please|pls|let['’]s|let me|(?<!approval )require[sd]?|instructions? (?:to|for)`,
    '(?:be|being|get|gets|getting)(?= (?:it |this |that |them |the \\p{L}+ )?\\p{L}+(?:ed|en)(?!\\p{L}))',
    '(?:ask|tell|request|urg|beg)(?:ed|ing|s)? (?:(?:my|our|the|their) )?\\p{L}+(?: \\p{L}+)? to',
    'told (?:me|us|him|her|them|you) to',
  ),
  uncertain: anyOf(
    `(?:don|doesn|didn)['’]?t (?:know|think|believe)|do(?:es)? not (?:know|think|believe)|don['’]?t see (?:if|whether)`,
    'not (?:sure|certain|clear)|unsure|uncertain|unclear|no idea|wonder(?:ing|ed)?|doubt',
    'claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|(?:is|was|are|were) said to',
    `can['’]?t tell|cannot tell|claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|(?:is|was|are|were) said to|maybe|perhaps|probably|possibly|supposedly|allegedly|apparently|presumably|reportedly|purportedly`,
    'thinks|believes|assumes|supposes|(?:i|we|they) (?:think|believe|guess|assume|suppose|thought|assumed|believed|hoped)',
    'seems? (?:to|like|that)|appears? to|(?:might|may|could|should|would|must) have',
    `(?:was|were) hoping|had hoped|almost|nearly|it (?:seems|appears|looks)|pretend|imagine|for example|let['’]s say|as if|in theory`,
    '(?:article|guide|page|e-?mail|mail|reply|answer|manual|instructions?|documentation|docs|website|site|help (?:page|article|cent(?:re|er))) (?:says?|said|tells?|told|mentions?|states?)',
    'you (?:said|say|wrote|told)',
  ),
  afterthought: anyOf(
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
  condition: anyOf('if|unless|in case|whether|provided|assuming|suppose|so that|before|as long as'),
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
    'when|whenever|if|unless|whether|in case|now that|so that|which|who|except|then',
    `(?:and|so|yet)(?= (?:${SUBJECT}|${AUXILIARY})(?!\\p{L}))`,
    `that(?= (?:${SUBJECT})(?!\\p{L}))`,
  ),
};
