import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import type { Articles } from '../../src/core/ports.ts';
import { loadArticles } from '../../src/files/articles.ts';
import { loadLearnedWeights, packLearnedWeights } from '../../src/files/learned-weights.ts';
import { weightsFor } from '../reading/learned/tiny-weights.ts';

let folder = '';
let articles: Articles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'learned-'));
  articles = await loadArticles(join(projectRoot, 'prompts', 'articles'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(change: (text: string) => string = (text) => text, article?: string): Promise<void> {
  const { description, bytes } = packLearnedWeights(weightsFor('admin_approval', article));
  await writeFile(join(folder, 'a.json'), change(description));
  await writeFile(join(folder, 'a.bin'), bytes);
}

describe('what was learned, in files', () => {
  it('comes back as it was written', async () => {
    await write();
    expect(await loadLearnedWeights(folder, articles)).toEqual([weightsFor('admin_approval')]);
  });

  it('is nothing for an article that there is not', async () => {
    await write(undefined, 'another');
    expect(await loadLearnedWeights(folder, articles)).toEqual([]);
  });

  it.each([
    ['other steps', (text: string) => text.replace('retry_connection', 'dance'), 'other steps'],
    ['another content', (text: string) => text.replace(/"sha256": "../, '"sha256": "zz'), 'content differs'],
    ['another size', (text: string) => text.replace('"hidden": 2', '"hidden": 3'), 'not as many numbers'],
    ['no description', () => 'nonsense', 'cannot be used'],
  ])('is refused with what to do: %s', async (_, change, why) => {
    await write(change);
    await expect(loadLearnedWeights(folder, articles)).rejects.toThrow(why);
    await expect(loadLearnedWeights(folder, articles)).rejects.toThrow('LEARNED_READING=off');
  });

  it('is missed by name where a file is not there', async () => {
    await expect(loadLearnedWeights(folder, articles)).rejects.toThrow('nothing learned');
    await write();
    await rm(join(folder, 'a.bin'));
    await expect(loadLearnedWeights(folder, articles)).rejects.toThrow('a.bin is missing');
  });

  it('of the product fits its articles, and is small', async () => {
    const [weights] = await loadLearnedWeights(join(projectRoot, 'prompts', 'learned'), articles);
    expect(weights?.article).toBe('microsoft-admin-approval');
    expect(packLearnedWeights(weights ?? weightsFor('admin_approval')).bytes.length).toBeLessThan(3_000_000);
  });
});
