import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachMail, type FoundMail } from '../../../src/cli/import/each-mail.ts';

const MAX_BYTES = 100_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(archive: string | Uint8Array, maxBytes = MAX_BYTES): Promise<FoundMail[]> {
  const path = join(folder, 'archive');
  await writeFile(path, archive);
  const found: FoundMail[] = [];
  for await (const mail of eachMail(path, maxBytes)) found.push(mail);
  return found;
}

const texts = async (archive: string | Uint8Array, maxBytes?: number) =>
  (await read(archive, maxBytes)).map(({ raw }) => raw?.toString('latin1') ?? null);

const LINE = 'From mia@birchwood.example Mon Nov 23 08:00:00 2026';
const HEAD = 'From: mia@birchwood.example\nSubject: Jump\n\n';

describe('an mbox archive', () => {
  it('gives its mails one after the other, without what the archive added', async () => {
    const archive = `${LINE}\n${HEAD}One\n\n${LINE}\n${HEAD}Two\n\nand more\n\n`;
    expect(await texts(archive)).toEqual([`${HEAD}One\n`, `${HEAD}Two\n\nand more\n`]);
  });

  it('gets back lines that were escaped, one step of them', async () => {
    const archive = `${LINE}\n${HEAD}>From here on\n>>From quoted\n> From untouched\nFromage\n\n`;
    expect(await texts(archive)).toEqual([`${HEAD}From here on\n>From quoted\n> From untouched\nFromage\n`]);
  });

  it.each([
    ['with CRLF', `${LINE}\n${HEAD}One\n\n`.repeat(2).replaceAll('\n', '\r\n'), 2],
    [
      'of Thunderbird',
      `From - Mon Nov 23 08:00:00 2026\nX-Mozilla-Status: 0001\n${HEAD}One\n\n`.repeat(3),
      3,
    ],
    ['of a Takeout', `From 1779@xxx Mon Nov 23 08:00:00 +0000 2026\n${HEAD}One\n\n`.repeat(2), 2],
    ['with the year before the time', `From x Mon, 23 Nov 2026 08:00:00 +0000\n${HEAD}One\n\n`.repeat(2), 2],
    ['with no dates', `From mia@birchwood.example\n${HEAD}One\n\n`.repeat(2), 2],
    ['with a byte order mark and blank lines before', `\u00ef\u00bb\u00bf\n\n${LINE}\n${HEAD}One\n`, 1],
    ['with no blank line between mails', `${LINE}\n${HEAD}One\n`.repeat(3), 3],
    ['of one mail', `${LINE}\n${HEAD}One`, 1],
  ])('%s is known', async (_, archive, count) => {
    const mails = await texts(Buffer.from(archive, 'latin1'));
    expect(mails).toHaveLength(count);
    for (const mail of mails) {
      expect(mail).toContain('Subject: Jump');
      expect(mail).not.toContain('2026');
      expect(mail).toMatch(/One(\r?\n)?$/);
    }
  });

  it('whose bodies are measured may hold whole "From " lines unescaped, and >From lines as they are', async () => {
    const body = `${LINE}\nSubject: inner\n\n>From stays\n`;
    const mail = `From: mia@birchwood.example\nContent-Length: ${body.length}\n\n${body}`;
    expect(await texts(`${LINE}\n${mail}\n${LINE}\n${HEAD}Two\n`)).toEqual([mail, `${HEAD}Two\n`]);
  });

  it('is not led astray by a measure that is wrong', async () => {
    for (const length of [3, 40, 99_999]) {
      const mail = `From: mia@birchwood.example\nContent-Length: ${length}\n\nOne\n\n`;
      const mails = await texts(`${LINE}\n${mail}${LINE}\n${HEAD}Two\n`);
      expect(mails).toEqual([mail.slice(0, -1), `${HEAD}Two\n`]);
    }
  });

  it.each([
    'From my point of view: nothing works',
    'From 10:30 on Monday it failed\nNote: twice',
    'From Monday to Friday in 2026',
  ])('is not cut at a sentence: %s', async (sentence) => {
    const mail = `${HEAD}Hello,\n\n${sentence}\n`;
    expect(await texts(`${LINE}\n${mail}\n${LINE}\n${HEAD}Two\n`)).toEqual([mail, `${HEAD}Two\n`]);
  });

  it('names a mail that is too large, and gives those around it', async () => {
    const large = `${HEAD}${'x'.repeat(300)}\n`;
    const [first, second, third] = await read(
      `${LINE}\n${HEAD}One\n\n${LINE}\n${large}\n${LINE}\n${HEAD}Three\n`,
      200,
    );
    expect([first?.raw, third?.raw].map(String)).toEqual([`${HEAD}One\n`, `${HEAD}Three\n`]);
    expect(second).toMatchObject({ number: 2, raw: null, problem: expect.stringContaining('MAIL_MAX_MB') });
  });

  it('that ends too early gives what there is of the last mail, and says so', async () => {
    const [first, last] = await read(
      `${LINE}\n${HEAD}One\n\n${LINE}\nContent-Length: 500\n${HEAD}Two, and th`,
    );
    expect(first?.problem).toBeNull();
    expect(last?.raw?.toString()).toContain('Two, and th');
    expect(last?.problem).toMatch(/ends before this mail does/);
  });

  it('with nothing in a mail says that it is empty', async () => {
    const found = await read(`${LINE}\n\n${LINE}\n${HEAD}Two\n`);
    expect(found.map(({ problem }) => problem)).toEqual(['it is empty', null]);
  });

  it('gives back every mail that was put in, escaped and cut into lines however', async () => {
    const line = fc.oneof(
      fc.constantFrom('', 'From here', '>From there', LINE, 'To: x', 'Content-Length: 5', 'x'.repeat(70_000)),
      fc.string({ maxLength: 40, unit: fc.constantFrom('F', 'r', 'o', 'm', ' ', '>', ':', 'a', '\r') }),
    );
    const mail = fc.array(line, { maxLength: 8 }).map((lines) => `${HEAD}${lines.join('\n')}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(mail, { minLength: 1, maxLength: 4 }), async (mails) => {
        const archive = mails.map((text) => `${LINE}\n${text.replace(/^>*From /gm, '>$&')}\n`).join('');
        expect(await texts(archive, 1_000_000)).toEqual(mails);
      }),
      { numRuns: 100 },
    );
  });

  it('of many megabytes is read in the memory of one mail', async () => {
    const path = join(folder, 'large');
    const file = await open(path, 'w');
    const block = `${LINE}\n${HEAD}${`${'word '.repeat(14)}\n`.repeat(140)}\n`.repeat(100);
    for (let count = 0; count < 100; count++) await file.write(block);
    await file.close();
    let mails = 0;
    let peak = 0;
    const before = process.memoryUsage.rss();
    for await (const { raw } of eachMail(path, MAX_BYTES)) {
      mails += raw === null ? 0 : 1;
      if (mails % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss() - before);
    }
    expect(mails).toBe(10_000);
    // The whole file is a hundred blocks; what the collector leaves lying about is not ours.
    expect(peak).toBeLessThan(block.length * 80);
  });
});

describe('a file that is no archive', () => {
  it.each([`${HEAD}From the beginning`, 'From here on it is no mail\nat all', 'From', ''])(
    'is one mail, or an empty one: %j',
    async (text) => {
      const [only, ...others] = await read(text);
      expect(others).toEqual([]);
      expect(only?.raw?.toString() ?? '').toBe(text);
      expect(only?.problem).toBe(text === '' ? 'it is empty' : null);
    },
  );

  it('that is gone by now is named', async () => {
    const found: FoundMail[] = [];
    for await (const mail of eachMail(join(folder, 'gone'), MAX_BYTES)) found.push(mail);
    expect(found).toMatchObject([{ raw: null, problem: 'there is no such file' }]);
  });
});
