import type { Article, Step } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { outsideBoxes } from './box.ts';
import { evidenceToAsk, sentPictures, unclearPictures } from './evidence.ts';
import { guardWords, type Phrases } from './phrases.ts';
import { fill, stepsToAsk } from './sentences.ts';

const SHORTEST = 40;
/** What a modal's text field holds: a longer draft could not be edited. */
const LONGEST = 3000;
/** With a scheme, or a bare host that mail programs make a link of. */
const LINK =
  /(?:\b[a-z][a-z+.-]*:\/\/[^\s<>"]*|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|ai|co|app|dev|info|link|me|us)\b(?:\/[^\s<>"]*)?)(?<![.,;:!?)\]])/gi;

/**
 * What speaks against a reply, in words for the agent: promise 3 and what the article forbids, whoever wrote it. For
 * a template's draft any finding is a fault of ours; for an agent's own words it is shown and not enforced.
 */
export function checkDraft(
  content: { text: string; language?: string },
  reading: Reading,
  article: Article,
): string[] {
  const { text, language = 'en' } = content;
  const anyLanguage = [
    ...lengthFindings(text),
    ...linkFindings(text, article),
    ...placeholderFindings(text, article),
  ];
  const guard = guardWords(language);
  if (!guard) return anyLanguage;
  const draft = { text, sentences: sentencesOf(text), guard };
  return [
    ...greetingFindings(draft),
    ...anyLanguage,
    ...stepFindings(draft, reading, article),
    ...evidenceFindings(draft, reading, article),
    ...cautionFindings(draft, article),
    ...dateFindings(draft),
  ];
}

interface Checked {
  text: string;
  sentences: string[];
  guard: Phrases['guard'];
}

function greetingFindings({ text, guard }: Checked): string[] {
  return guard.greeting.test(text.trimStart()) ? [] : ['There is no greeting.'];
}

function lengthFindings(text: string): string[] {
  if (text.trim().length < SHORTEST) return ['The reply is very short.'];
  return text.length > LONGEST ? [`The reply is longer than ${LONGEST} characters.`] : [];
}

function linkFindings(text: string, article: Article): string[] {
  const known = new Set([...article.links.map((link) => link.url), ...(article.url ? [article.url] : [])]);
  return unique((text.match(LINK) ?? []).filter((link) => !known.has(link))).map(
    (link) => `The article has no such link: ${link}`,
  );
}

/** Braces that the article itself writes are what the screen shows ("{account name}"). */
function placeholderFindings(text: string, article: Article): string[] {
  const shown = Object.values(article.caution ?? {}).join(' ');
  const braces = text.match(/\{[^{}\n]{0,60}\}/g) ?? [];
  return unique(braces.filter((one) => !shown.includes(one))).map(
    (one) => `Something was not filled in: ${one}`,
  );
}

function stepFindings({ text }: Checked, reading: Reading, article: Article): string[] {
  const stage = article.stages.find((one) => one.id === reading.stage);
  const calledFor = stage?.parts.some((part) => part === 'steps' || part === 'admin_reviews') ?? false;
  const open = calledFor && !reading.resolved ? stepsToAsk(reading, article) : [];
  const whole = folded(text);
  const left = open.filter((step) => !asksFor(whole, step, article));
  // The note to forward stands for itself and may name again what the customer has done.
  const letter = folded(outsideBoxes(text));
  const done = article.steps.filter((step) =>
    reading.ledger.some((entry) => entry.step === step.id && entry.status === 'done'),
  );
  const repeated = done.filter((step) => step.asks && asksFor(letter, step, article));
  return [
    ...left.map((step) => `An open step is left out: ${step.title}.`),
    ...repeated.map((step) => `A step that is done is asked for again: ${step.title}.`),
  ];
}

function asksFor(foldedText: string, step: Step, article: Article): boolean {
  const words =
    step.asks ??
    [step.user, step.user_as_admin, step.admin].flatMap((said) => (said ? [fill(article, said)] : []));
  return words.some((phrase) => foldedText.includes(folded(phrase)));
}

function evidenceFindings({ sentences, guard }: Checked, reading: Reading, article: Article): string[] {
  const wanted = evidenceToAsk(reading, article);
  const mayComeAgain = unclearPictures(reading).length > 0;
  const requests = sentences.filter((sentence) => guard.request.test(sentence));
  const screenshot = requests
    .filter((sentence) => guard.screenshot.test(sentence))
    .some((sentence) => !(mayComeAgain && guard.sentAgain.test(sentence)));
  const count = requests.some((sentence) => guard.scopeCount.test(sentence));
  const findings: string[] = [];
  if (screenshot && !wanted.includes('screenshot')) {
    const came = sentPictures(reading).length > 0;
    findings.push(
      came ? 'A picture has come, and this asks for one.' : 'This asks for a picture that is not needed.',
    );
  }
  if (count && !wanted.includes('scope_count')) {
    const came = reading.scopes.reported !== null || reading.scopes.fromScreenshot !== null;
    findings.push(
      came ? 'A count has come, and this asks for one.' : 'This asks for a count that is not needed.',
    );
  }
  return findings;
}

/** What the article warns of may be named in the article's own words, or to advise against it. */
function cautionFindings({ sentences, guard }: Checked, article: Article): string[] {
  const { about = [], ...texts } = article.caution ?? {};
  const own = folded(Object.values(texts).join(' '));
  return sentences
    .filter((sentence) => !own.includes(folded(sentence)))
    .filter((sentence) => about.some((name) => recommends(sentence, name, guard)))
    .map((sentence) => `The article warns of this: "${sentence}"`);
}

function recommends(sentence: string, name: string, guard: Phrases['guard']): boolean {
  const at = folded(sentence).indexOf(folded(name));
  return at >= 0 && !guard.adviceAgainst.test(folded(sentence).slice(0, at));
}

function dateFindings({ sentences, guard }: Checked): string[] {
  return sentences
    .filter((sentence) => guard.promisedDate.test(sentence))
    .map((sentence) => `This promises a time: "${sentence}"`);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.?!])\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}

function unique(items: string[]): string[] {
  return [...new Set(items)];
}
