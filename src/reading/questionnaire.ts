import type { HeardCase } from './hear-case.ts';
import type { Answer } from './paired-answers.ts';
import { evidenceFor, type Statement } from './statements.ts';

// What has happened or stands; not "could you ...?", and nothing that a "yes" would turn round.
const OF_THE_PAST = /^(?:(?:and|so|also|ok|then) )?(?:did|have|has|had|is|are|was|were|do|does)(?!\p{L})/iu;
const REQUEST = /^(?:can|could|would|will|should|shall|may|please|do you (?:want|need|know))(?!\p{L})/iu;
const TURNED_ROUND =
  /(?<!\p{L})(?:not|never|without|nobody|off|disabled|missing|going to|able to|planning|want|need|other|another|else|still|refused?|willing|expect(?:ed|ing)?|supposed)(?!\p{L})|n['’]t(?!\p{L})/iu;
// "since he approved" asks nothing of its own; a title is not what is asked about.
const ASIDE =
  /\s(?:since (?:he|she|they|it|then|your|the)|once|when|if|before|so that|to (?:approve|enable|turn on|switch on|allow|set up))(?!\p{L}).*$|["“][^"”]*\s[^"”]*\s[^"”]*\s[^"”]*["”]/giu;
const LEADING = /^(?:when|after|once|since|in)\s[^,]{1,80},\s*/iu;
const NO =
  /^(?:no(?! (?:idea|clue|problem|worries|need|doubt))|nope|nah|still (?:no|not)|not (?:yet|so far|at all|as yet)|never|neither|none|there (?:is|are) none|nothing yet|negative|(?:he|she|they|it|i|we) (?:(?:has|have|had|did|is|was) not|(?:has|have|had|did|is|was)n['’]?t)(?: yet)?|haven['’]?t|hasn['’]?t|didn['’]?t|isn['’]?t)(?!\p{L})/iu;
const YES =
  /^(?:ok(?:ay)?,? )?(?:yes|yep|yeah|yup|yea|correct|affirmative|indeed|done|all done|did (?:that|it|so)|just did|(?:he|she|they|it|i|we) (?:did|do|does|has|have|is|are|was|were)(?! (?:not|no|yet))|(?:sent|approved|asked|told|informed|enabled|contacted|accepted|tried|forwarded|submitted)(?=\s*(?:[.,;!]|$|(?:it|him|her|them)(?!\p{L})))|got it|it['’]s (?:on|live|done|enabled))(?![\p{L}'’])/iu;
const YES_BEHIND = /^[^,.;!?]{1,40},\s*(?:yes|done)[.!]*$/iu;
// "Yes, but ..." and "yes, tomorrow" are no yes.
const NOT_QUITE =
  /(?<!\p{L})(?:but|although|though|except|will|going to|tomorrow|soon|next|plan(?:ning)?|intend|about to|if|once|should|would|could|might|may|maybe|perhaps|probably|supposedly|allegedly|apparently|presumably|reportedly|guess|think|hope|supposed|not sure|almost|nearly|wrong|other|another|different)(?!\p{L})|['’](?:ll|d)(?!\p{L})|\?/iu;
const NEITHER = /(?<!\p{L})(?:neither|none|nor|both|either|any of)(?!\p{L})/iu;
const MAX_WORDS = 25;

/** What the customer's answers, each to one question of the desk's, say of the steps that it asked after. */
export function questionnaireStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const said = new Map<string, Statement[]>();
  for (const answer of heardCase.answers) {
    const status = statusOf(answer);
    const heard = heardCase.heard.find(
      ({ passage }) =>
        passage.message === answer.message &&
        passage.part === 'new' &&
        passage.start <= answer.start &&
        answer.start < passage.end,
    );
    if (status === null || heard === undefined) continue;
    const steps = stepsAsked(answer, heardCase);
    // "No" to two things at once may be said of either.
    if (steps.length > 1 && status === 'not_done' && !NEITHER.test(answer.text)) continue;
    const { passage } = heard;
    const from = answer.start - passage.start;
    const evidence = evidenceFor(passage, { start: from, end: from + 1 }, heardCase.reader.cues);
    const statement: Statement = { status, weak: false, evidence, time: passage.time, update: false };
    for (const id of steps) said.set(id, [...(said.get(id) ?? []), statement]);
  }
  return said;
}

function statusOf({ text, listed, question }: Answer): Statement['status'] | null {
  const asks = question.endsWith('?');
  const plain = question.replace(LEADING, '');
  if (asks && (TURNED_ROUND.test(plain) || REQUEST.test(plain) || !(OF_THE_PAST.test(plain) || listed)))
    return null;
  const [first = ''] = text.split(/(?<=[.!?;])\s|\s[-–—]\s|\n/);
  if ((first.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > MAX_WORDS) return null;
  if (NO.test(first))
    return /(?<!\p{L})(?:but|already|problem|idea)(?!\p{L})/iu.test(first) ? null : 'not_done';
  return (YES.test(first) || YES_BEHIND.test(first)) && !NOT_QUITE.test(first) ? 'done' : null;
}

function stepsAsked({ question }: Answer, { reader: { lexicon } }: HeardCase): string[] {
  const { steps, vocabulary } = lexicon.article;
  const asked = question.replace(LEADING, '').replace(ASIDE, ' ');
  return steps
    .map(({ id }) => id)
    .filter((id) => lexicon.find(vocabulary.steps[id]?.asked, asked).length > 0);
}
