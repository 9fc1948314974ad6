import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import type { LoadedArticle } from '../../src/core/article.ts';
import { parseArticle } from '../../src/files/articles.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage } from '../support/a-message.ts';

const article = articleOfReadme();

function articleOfReadme(): LoadedArticle {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const [, file = '', text = ''] =
    /`prompts\/articles\/([a-z-]+\.yaml)`:\n\n```yaml\n(.*?)```/s.exec(readme) ?? [];
  const parsed = parseArticle(file, text);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.article;
}

async function readMail(text: string) {
  const lexicons = [...(await theArticles()), article].map(createLexicon);
  const reading = readCase({ messages: [aMessage({ text })], lexicons, ownAddresses: [] });
  const written = writeDraft({
    reading,
    article,
    recipientName: 'Ann Miller',
    subject: 'Calendar',
    deskName: 'Support',
  });
  return { reading, reply: 'draft' in written ? written.draft.text : written.noDraft };
}

describe("the README's article", () => {
  it('needs no more than what the README shows to read a mail and answer it', async () => {
    const { reading, reply } = await readMail(
      'How do I get Tempo to show my calendar? I connected my calendar yesterday, but I have not clicked Allow.',
    );
    expect(reading.article?.id).toBe('tempo-calendar');
    expect(reading.stage).toBe('connected');
    expect(reading.ledger.map(({ step, status }) => [step, status])).toEqual([
      ['open_settings', 'done'],
      ['connect_calendar', 'done'],
      ['allow_access', 'not_done'],
    ]);
    expect(reply).toBe(
      [
        'Hi Ann,',
        'You picked your calendar already.',
        'Click "Allow" in the window that opens.',
        'If anything is unclear, just write back and we will help.',
        'Best regards,\nSupport',
      ].join('\n\n'),
    );
  });

  it('leaves the mails of the other article to it', async () => {
    const { reading } = await readMail('Jump says "Need admin approval" when I sign in with Microsoft.');
    expect(reading.article?.id).toBe('microsoft-admin-approval');
  });
});
