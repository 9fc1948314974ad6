import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import { CLASSES, type LearnedWeights } from '../core/learned.ts';
import type { Articles } from '../core/ports.ts';

const Size = z.number().int().positive();

/** What a file of numbers holds, in their order: mean, spread, each network's layers, grams. */
const Description = z.strictObject({
  article: z.string(),
  steps: z.array(z.string()).min(1),
  claims: z.array(z.string()),
  vector: Size,
  flags: Size,
  hidden: Size,
  networks: Size,
  grams: Size,
  sha256: z.string(),
});
type Description = z.infer<typeof Description>;

const WHAT_TO_DO =
  'Restore prompts/learned from the repository, or make it anew with "npm run -s train-reading"; with LEARNED_READING=off the rules read alone.';

/** Reads what was learned for each article: ARTICLE.json describes the numbers of ARTICLE.bin. */
export async function loadLearnedWeights(folder: string, articles: Articles): Promise<LearnedWeights[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw unusable(`There is nothing learned in ${folder}.`);
  const all = await Promise.all(names.map((name) => loadOne(join(folder, name), articles)));
  // What was learned for an article that is not here has nothing to say.
  return all.flatMap((weights) => weights ?? []);
}

async function loadOne(file: string, articles: Articles): Promise<LearnedWeights | null> {
  const bin = file.replace(/json$/, 'bin');
  const description = readDescription(file, await contentOf(file));
  const article = articles.byId(description.article);
  if (article === null) return null;
  const steps = article.steps.map(({ id }) => id);
  if (steps.join() !== description.steps.join()) {
    throw unusable(
      `${file} was learned for other steps than ${description.article} has now (${steps.join(', ')}).`,
    );
  }
  const bytes = await contentOf(bin);
  if (createHash('sha256').update(bytes).digest('hex') !== description.sha256) {
    throw unusable(`${bin} is not the file that ${file} describes: its content differs.`);
  }
  const weights = unpack(description, numbersOf(bytes));
  if (weights === null) throw unusable(`${bin} has not as many numbers as ${file} says.`);
  return weights;
}

/** The bytes and their description, as they are written to the disk. */
export function packLearnedWeights(weights: LearnedWeights): { description: string; bytes: Uint8Array } {
  const parts = [
    weights.mean,
    weights.spread,
    ...weights.networks.flatMap(({ inner, innerBias, outer, outerBias }) => [
      inner,
      innerBias,
      outer,
      outerBias,
    ]),
    weights.gramWeights,
    weights.gramBias,
  ];
  const bytes = Buffer.concat(parts.map(bytesOf));
  const { article, steps, claims, vector, flags, hidden, networks, grams } = weights;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const description = {
    article,
    steps,
    claims,
    vector,
    flags,
    hidden,
    networks: networks.length,
    grams,
    sha256,
  };
  return { description: `${JSON.stringify(description, null, 2)}\n`, bytes };
}

function unpack(description: Description, numbers: Float32Array): LearnedWeights | null {
  const { networks, hidden, sha256: _, ...sizes } = description;
  const inputs = sizes.vector + sizes.flags;
  const outputs = sizes.steps.length * CLASSES;
  let at = 0;
  const take = (length: number) => {
    at += length;
    return numbers.slice(at - length, at);
  };
  const weights = {
    ...sizes,
    hidden,
    mean: take(inputs),
    spread: take(inputs),
    networks: Array.from({ length: networks }, () => ({
      inner: take(inputs * hidden),
      innerBias: take(hidden),
      outer: take(hidden * outputs),
      outerBias: take(outputs),
    })),
    gramWeights: take(sizes.grams * sizes.steps.length),
    gramBias: take(sizes.steps.length),
  };
  return at === numbers.length ? weights : null;
}

function readDescription(file: string, bytes: Uint8Array): Description {
  try {
    return Description.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw unusable(`${file} cannot be used: ${error instanceof Error ? error.message : error}.`);
  }
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw unusable(`${file} is missing or cannot be read.`);
  }
}

/** Little-endian, whatever the machine. */
function numbersOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) =>
    view.getFloat32(at * 4, true),
  );
}

function bytesOf(numbers: Float32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, value] of numbers.entries()) bytes.writeFloatLE(value, at * 4);
  return bytes;
}

function unusable(what: string): StepcheckError {
  return new StepcheckError('learned_weights', 'person', `${what} ${WHAT_TO_DO}`);
}
