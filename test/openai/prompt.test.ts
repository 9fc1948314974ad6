import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadReadPrompt } from '../../src/openai/model-reader.ts';
import { loadDraftPrompt } from '../../src/openai/model-writer.ts';
import { loadPrompt } from '../../src/openai/prompt.ts';

describe('a prompt file', () => {
  it('is filled with values, whatever stands in them', () => {
    const prompt = loadPrompt('read.md', 'Read {{title}} for {{ app }}.', ['title', 'app']);
    expect(prompt.fill({ title: '$& {{app}}', app: 'Jump' })).toBe('Read $& {{app}} for Jump.');
  });

  it('is refused with a place that is not known', () => {
    const load = () => loadPrompt('read.md', '{{title}} {{titel}}', ['title']);
    expect(load).toThrow('prompts/read.md cannot be used: {{titel}} is not known');
  });

  it('is refused without a place that is needed', () => {
    expect(() => loadPrompt('draft.md', 'nothing', ['title'])).toThrow('{{title}} is missing');
  });

  it('has a version by its content', () => {
    const versionOf = (source: string) => loadPrompt('read.md', source, ['title']).version;
    expect(versionOf('{{title}}')).toBe(versionOf('{{title}}'));
    expect(versionOf('{{title}}')).not.toBe(versionOf('{{title}} '));
  });

  it.each([
    ['read.md', loadReadPrompt],
    ['draft.md', loadDraftPrompt],
  ])('of the product has all its places: %s', (file, load) => {
    expect(load(readFileSync(`prompts/${file}`, 'utf8')).version).toMatch(/^[0-9a-f]{16}$/);
  });
});
