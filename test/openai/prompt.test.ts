import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPrompt } from '../../src/openai/prompt.ts';

describe('a prompt file', () => {
  it('is filled with values, whatever stands in them', () => {
    const prompt = loadPrompt('Read {{title}} for {{ app }}.', ['title', 'app']);
    expect(prompt({ title: '$& {{app}}', app: 'Jump' })).toBe('Read $& {{app}} for Jump.');
  });

  it('is refused with a place that is not known', () => {
    expect(() => loadPrompt('{{title}} {{titel}}', ['title'])).toThrow('{{titel}} is not known');
  });

  it('is refused without a place that is needed', () => {
    expect(() => loadPrompt('nothing', ['title'])).toThrow('{{title}} is missing');
  });

  it('of the product has all its places', () => {
    const source = readFileSync('prompts/read.md', 'utf8');
    expect(() => loadPrompt(source, ['app', 'title', 'steps'])).not.toThrow();
  });
});
