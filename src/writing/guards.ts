import type { Article, Step } from '../core/article.ts';
import { type ArticleInLanguages, articleIn } from '../core/article-in.ts';
import type { EvidenceKind, Reading } from '../core/reading.ts';
import { insideBoxes, outsideBoxes } from './box.ts';
import { evidenceFromAdmin, evidenceToAsk, sentPictures, unclearPictures } from './evidence.ts';
import type { GuardWords } from './phrases/phrases.ts';
import { guardWords, spokenLanguage } from './phrases.ts';
import { fill, stepsToAsk } from './sentences.ts';
import { formFindings, mannerFindings, sentencesOf } from './wording-findings.ts';

/**
 * What speaks against a reply, in words for the agent: promise 3 and what the article forbids, whoever wrote it. For
 * a template's draft any finding is a fault of ours; for an agent's own words it is shown and not enforced.
 */
export function checkDraft(
  content: { text: string; language?: string },
  reading: Reading,
  article: ArticleInLanguages,
): string[] {
  const { text, language = 'en' } = content;
  const form = formFindings(text, article);
  // A reply in another language than it should be in is read in its own.
  const spoken = guardWords(language) ? (spokenLanguage(outsideQuotes(text)) ?? language) : language;
  const guard = guardWords(spoken);
  if (!guard) return form;
  const own = articleIn(article, spoken);
  return [
    ...(guard.greeting.test(text.trimStart()) ? [] : ['There is no greeting.']),
    ...languageFindings(spoken, language),
    ...form,
    ...(article.languages.includes(spoken) ? stepFindings(text, reading, own) : []),
    ...evidenceFindings(text, guard, reading, own),
    ...cautionFindings(text, guard, own),
    ...mannerFindings(sentencesOf(outsideQuotes(text)), guard),
  ];
}

/** Names on screens and links are in the language of whoever made them. */
function outsideQuotes(text: string): string {
  return text.replace(/"[^"\n]{1,80}"|[“„«][^”“»\n]{1,80}[”“»]|https?:\/\/\S+/g, '"…"');
}

function languageFindings(spoken: string, expected: string): string[] {
  if (spoken === expected) return [];
  const name = new Intl.DisplayNames(['en'], { type: 'language' });
  return [`This seems to be in ${name.of(spoken)}, not in ${name.of(expected)}.`];
}

function stepFindings(text: string, reading: Reading, article: Article): string[] {
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
    [
      step.user,
      ...Object.values(step.user_on_screen ?? {}),
      step.user_as_admin,
      step.user_unaware,
      step.admin,
    ].flatMap((said) => (said ? [fill(article, said)] : []));
  return words.some((phrase) => foldedText.includes(folded(phrase)));
}

/** What the letter asks of the customer, and what the note asks of the admin. */
function evidenceFindings(text: string, guard: GuardWords, reading: Reading, article: Article): string[] {
  const wanted = evidenceToAsk(reading, article);
  const fromAdmin = [...wanted, ...evidenceFromAdmin(reading, article)];
  const asked = [
    ...askedTooMuch(outsideBoxes(text), wanted, guard, reading),
    ...askedTooMuch(insideBoxes(text), fromAdmin, guard, reading),
  ];
  return [...new Set(asked)];
}

function askedTooMuch(
  text: string,
  wanted: readonly EvidenceKind[],
  guard: GuardWords,
  reading: Reading,
): string[] {
  const { verdict, reported, fromScreenshot } = reading.scopes;
  const mayComeAgain = unclearPictures(reading).length > 0;
  const requests = sentencesOf(text).filter((sentence) => guard.request.test(sentence));
  const screenshot = requests
    .filter((sentence) => guard.screenshot.test(sentence))
    .filter((sentence) => !(verdict === 'conflict' && guard.asksWhich.test(sentence)))
    .some((sentence) => !(mayComeAgain && guard.sentAgain.test(sentence)));
  const count = verdict !== 'conflict' && requests.some((sentence) => guard.scopeCount.test(sentence));
  const findings: string[] = [];
  if (screenshot && !wanted.includes('screenshot')) {
    const came = sentPictures(reading).length > 0;
    findings.push(
      came ? 'A picture has come, and this asks for one.' : 'This asks for a picture that is not needed.',
    );
  }
  if (count && !wanted.includes('scope_count')) {
    const came = reported !== null || fromScreenshot !== null;
    findings.push(
      came ? 'A count has come, and this asks for one.' : 'This asks for a count that is not needed.',
    );
  }
  return findings;
}

/** What the article warns of may be named in the article's own words, or to advise against it. */
function cautionFindings(text: string, guard: GuardWords, article: Article): string[] {
  const { about = [], ...texts } = article.caution ?? {};
  const own = folded(Object.values(texts).join(' '));
  return sentencesOf(text)
    .filter((sentence) => !own.includes(folded(sentence)))
    .filter((sentence) => about.some((name) => recommends(sentence, name, guard)))
    .map((sentence) => `The article warns of this: "${sentence}"`);
}

function recommends(sentence: string, name: string, guard: GuardWords): boolean {
  const whole = folded(sentence);
  const at = whole.indexOf(folded(name));
  if (at < 0) return false;
  const after = whole.slice(at + folded(name).length);
  return !guard.adviceBefore.test(whole.slice(0, at)) && !(guard.adviceAfter?.test(after) ?? false);
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}
