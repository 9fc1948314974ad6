import type { Message } from '../core/message.ts';
import type { Lexicon } from './lexicon.ts';
import { sentencesIn } from './sentences.ts';

const GREETING =
  /^(?:hi|hello|hey|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|morning|thanks?(?: you)?|thank you|thx|ty|cheers|great|cool|nice|ok|okay|perfect|awesome|lol|haha|welcome|congrat\p{L}*|happy \p{L}+|bye|see you|good night|hallo|guten (?:morgen|tag|abend)|moin|danke|bonjour|salut|merci|hola|buenos días|buenas|gracias|olá|oi|bom dia|obrigad[oa])(?!\p{L})/iu;
const SOCIAL =
  /(?<!\p{L})(?:lunch|coffee|dinner|breakfast|beer|drinks?|weekend|birthday|holidays?|vacation|football|weather|party|cake|standup|stand-up|meeting room|anyone up for|who['’]?s in|join us|happy hour)(?!\p{L})/iu;
const PROBLEM =
  /(?<!\p{L})(?:can['’]?t|cannot|couldn['’]?t|unable|won['’]?t|doesn['’]?t|isn['’]?t working|not working|errors?|problems?|issues?|stuck|fail(?:s|ed|ing)?|broken|blocked|bug|crash\p{L}*|wrong|missing|help|trouble|denied|refused|locked|expired|geht nicht|funktioniert nicht|fehler|problem|hilfe|kann(?: \p{L}+){0,2} nicht|ne (?:marche|fonctionne) pas|erreur|problème|bloqué|impossible|aide|no (?:funciona|puedo|puede|me deja)|problema|ayuda|não (?:funciona|consigo)|erro|ajuda)(?!\p{L})/iu;
const ASKS =
  /(?<!\p{L})(?:how (?:do|can|to|should)|what (?:do|should|does)|where (?:do|can|is)|why|can (?:you|i|we|someone|anyone)|could (?:you|someone|anyone)|do (?:i|we|you)|is (?:it|there)|should (?:i|we)|when will|who (?:can|do)|wie|warum|comment|pourquoi|cómo|por qué|como)(?!\p{L})/iu;
const MIN_QUESTION_WORDS = 4;

/** Whether a chat message states a problem or asks the desk something, or is mere chatter. */
export function statesProblem(message: Message, lexicons: readonly Lexicon[]): boolean {
  if (message.attachments.some((attachment) => attachment.picture)) return true;
  const sentences = sentencesIn(message.text, 0, message.text.length).map(({ start, end }) =>
    message.text.slice(start, end),
  );
  return sentences.some((sentence) => {
    if (lexicons.some((lexicon) => isSign(sentence, lexicon))) return true;
    if (SOCIAL.test(sentence)) return false;
    if (PROBLEM.test(sentence)) return true;
    if (GREETING.test(sentence) && sentence.split(/\s+/).length <= MIN_QUESTION_WORDS) return false;
    return (
      sentence.endsWith('?') && ASKS.test(sentence) && sentence.split(/\s+/).length >= MIN_QUESTION_WORDS
    );
  });
}

function isSign(sentence: string, lexicon: Lexicon): boolean {
  const { signals, screens, still_failing: failing } = lexicon.article.vocabulary;
  const strong = [signals.strong, failing, ...Object.values(screens)];
  if (strong.some((wordings) => lexicon.find(wordings, sentence).length > 0)) return true;
  return (
    Object.values(signals.weak).filter((wordings) => lexicon.find(wordings, sentence).length > 0).length > 1
  );
}
