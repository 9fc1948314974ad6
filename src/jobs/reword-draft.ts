import { createHash } from 'node:crypto';
import type { LoadedArticle } from '../core/article.ts';
import { canonicalText } from '../core/canonical-text.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import { asStepcheckError } from '../core/errors.ts';
import { type ModelUse, sumOfUse } from '../core/model-use.ts';
import type { Reading } from '../core/reading.ts';
import { checkDraft } from '../writing/guards.ts';
import { textToHtml } from '../writing/html.ts';
import { canCheckReworded, checkReworded, splitNote } from '../writing/reworded.ts';
import type { Parts } from './parts.ts';

/** The template's words or the model's, and how that came. */
interface Reworded {
  content: DraftContent;
  use: ModelUse | null;
  /** Of the template's text where the model has had its say about it: it is not asked again for the same. */
  templateHash?: string;
  /** Why the model was of no help, for the card; null where there is nothing to say. */
  failed: string | null;
}

/** Words one case's draft; whatever goes wrong, the template's words stand. */
export type Rewording = (
  template: DraftContent,
  reading: Reading,
  article: LoadedArticle,
  previous: Draft | null,
) => Promise<Reworded>;

/** Of one run of a job: the same text is worded once, however often its transaction begins anew. */
export function createRewording(parts: Pick<Parts, 'writer' | 'log'>): Rewording {
  const done = new Map<string, Reworded>();
  return async (template, reading, article, previous) => {
    const { writer } = parts;
    if (!writer || template.source !== 'template' || !canCheckReworded(template.language))
      return asItIs(template);
    const hash = createHash('sha256').update(`${template.language}\n${template.text}`).digest('hex');
    const known = done.get(hash) ?? unchanged(template, hash, reading, article, previous);
    if (known) return known;
    const worded = await askTwice(writer, template, reading, article).catch((thrown: unknown) => {
      const { code, message } = asStepcheckError(thrown);
      parts.log.warn({ code, reason: message }, 'The model could not word a reply; the template stands');
      return { ...asItIs(template), failed: message };
    });
    const reworded = worded.failed === null ? { ...worded, templateHash: hash } : worded;
    done.set(hash, reworded);
    return reworded;
  };
}

/** The template's own words. */
export function asItIs(content: DraftContent): Reworded {
  return { content, use: null, failed: null };
}

/** What became of the same text the last time: the model's words, or that they were not fit to be sent. */
function unchanged(
  template: DraftContent,
  hash: string,
  reading: Reading,
  article: LoadedArticle,
  previous: Draft | null,
): Reworded | null {
  if (previous?.templateHash !== hash) return null;
  const { content, modelUse: use } = previous;
  const known = { use, templateHash: hash, failed: null };
  if (content.source !== 'openai') return { ...known, content: template };
  const again = withText(template, content.text);
  return { ...known, content: findingsOf(again, template, reading, article).length === 0 ? again : template };
}

async function askTwice(
  writer: NonNullable<Parts['writer']>,
  template: DraftContent,
  reading: Reading,
  article: LoadedArticle,
): Promise<Reworded> {
  const { letter, note } = splitNote(template.text);
  const { language } = template;
  const uses: ModelUse[] = [];
  let findings: string[] = [];
  for (let tries = 0; tries < 2; tries += 1) {
    const { text, use } = await writer.reword({ text: letter, language }, article, findings);
    uses.push(use);
    const content = withText(template, [canonicalText(text), note].filter(Boolean).join('\n\n'));
    findings = findingsOf(content, template, reading, article);
    if (findings.length === 0) return { content, use: sumOfUse(uses), failed: null };
  }
  return { content: template, use: sumOfUse(uses), failed: null };
}

/** What speaks against a rewording. Whatever the guards find in the template too is no fault of the model. */
function findingsOf(
  content: DraftContent,
  template: DraftContent,
  reading: Reading,
  article: LoadedArticle,
): string[] {
  const [now, before] = [splitNote(content.text), splitNote(template.text)];
  const ours = checkDraft(template, reading, article);
  return [
    ...(now.note === before.note ? [] : ['The note to forward must stay as it is.']),
    ...checkReworded(now.letter, before.letter, template.language),
    ...checkDraft(content, reading, article).filter((finding) => !ours.includes(finding)),
  ];
}

function withText(template: DraftContent, text: string): DraftContent {
  return { ...template, text, html: textToHtml(text), source: 'openai' };
}
