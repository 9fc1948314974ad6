import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noCasePictures } from '../../../../src/cli/triage/case-pictures.ts';
import { type Eyes, lexiconsOf, READ_LIMITS } from '../../../../src/cli/triage/read-input.ts';
import { projectRoot } from '../../../../src/config.ts';
import { loadArticles } from '../../../../src/files/articles.ts';
import { createMailReader } from '../../../../src/threads/mail-reader.ts';

export const ARTICLE = 'microsoft-admin-approval';

export async function loadAll() {
  return loadArticles(join(projectRoot, 'prompts', 'articles'));
}

/** What reads mails in a test; nobody looks at their pictures. */
export async function openEyes(): Promise<Eyes & { close(): Promise<void> }> {
  const articles = await loadAll();
  const reader = createMailReader(READ_LIMITS);
  return {
    articles,
    lexicons: lexiconsOf(articles),
    ownAddresses: [],
    understand: reader.understand,
    pictures: noCasePictures(),
    learned: null,
    close: reader.close,
  };
}

/** Writes a mail of a customer, as a file of the folder. */
export async function writeMail(folder: string, file: string, text: string, subject = 'Jump'): Promise<void> {
  const head = [
    'From: Ann Miller <ann@firm.example>',
    'To: help@desk.example',
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    `Subject: ${subject}`,
    `Message-ID: <${file}@firm.example>`,
  ];
  await writeFile(join(folder, file), [...head, '', text, ''].join('\r\n'));
}
