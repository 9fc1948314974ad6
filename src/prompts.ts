import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './config.ts';
import type { LearnedWeights } from './core/learned.ts';
import type { PermissionCatalogue } from './core/permission-catalogue.ts';
import type { Articles } from './core/ports.ts';
import type { ScreenTexts } from './core/screen-texts.ts';
import { loadArticles } from './files/articles.ts';
import { loadLearnedWeights } from './files/learned-weights.ts';
import { loadPermissionCatalogue } from './files/permission-catalogue.ts';
import { loadScreenTexts } from './files/screen-texts.ts';
import { loadReadPrompt } from './openai/model-reader.ts';
import { loadDraftPrompt } from './openai/model-writer.ts';

export interface Prompts {
  articles: Articles;
  /** What the model is told, for reading and for wording. */
  readPrompt: string;
  draftPrompt: string;
  screens: KnownScreens;
}

/** What pictures are read by. */
export interface KnownScreens {
  screenTexts: ScreenTexts;
  catalogue: PermissionCatalogue;
  /** Another one than before: what was read in pictures is read anew. */
  version: string;
}

/**
 * Raise it with every change after which a picture may read otherwise: of the code in ocr/, reading/screen/,
 * reading/permissions/, permission-matcher.ts and threads/read-pages.ts with what they use, or of the versions of
 * tesseract.js, its data, sharp, libheif-js and pdfium. The texts and the catalogue count by themselves.
 */
const READER_VERSION = 1;

/** What the product knows and says. Fails on a mistake in it, so it comes before anything is started. */
export async function readPrompts(): Promise<Prompts> {
  const folder = join(projectRoot, 'prompts');
  const articles = await loadArticles(join(folder, 'articles'));
  const readPrompt = await readFile(join(folder, 'read.md'), 'utf8');
  const draftPrompt = await readFile(join(folder, 'draft.md'), 'utf8');
  // A slip in them shows here, whether a model is set today or not.
  loadReadPrompt(readPrompt);
  loadDraftPrompt(draftPrompt);
  return {
    articles,
    readPrompt,
    draftPrompt,
    screens: await readKnownScreens(),
  };
}

/** What was learned from sentences about these articles. Asked for only where it is used. */
export async function readLearnedWeights(articles: Articles): Promise<LearnedWeights[]> {
  return loadLearnedWeights(join(projectRoot, 'prompts', 'learned'), articles);
}

export async function readKnownScreens(): Promise<KnownScreens> {
  const folder = join(projectRoot, 'prompts');
  const screenTexts = await loadScreenTexts(join(folder, 'screens', 'microsoft.yaml'));
  const catalogue = await loadPermissionCatalogue(join(folder, 'permissions', 'microsoft-graph.yaml'));
  const version = createHash('sha256').update(JSON.stringify([READER_VERSION, screenTexts, catalogue]));
  return { screenTexts, catalogue, version: version.digest('hex').slice(0, 16) };
}
