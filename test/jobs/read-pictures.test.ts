import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { Message } from '../../src/core/message.ts';
import { PICTURE_LATER } from '../../src/core/picture.ts';
import type { PictureReader } from '../../src/core/ports.ts';
import { NOTHING_READ, PAGE_TOO_LATE, type PictureReading, unreadPage } from '../../src/core/screen.ts';
import { createFolderStore } from '../../src/files/folder-store.ts';
import { keptOutline } from '../../src/jobs/kept-pictures.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { knownPictures, picturesReader } from '../../src/jobs/read-pictures.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';

const BYTES = Buffer.from('the bytes of a picture');
const SHA = createHash('sha256').update(BYTES).digest('hex');
const DIALOG: PictureReading = {
  ...NOTHING_READ,
  page: null,
  screen: 'permissions_requested',
  count: 0,
  width: 450,
  height: 600,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-pictures-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A message with this picture, in a desk whose reader of pictures answers as told. */
async function caseWith(read: () => Promise<PictureReading[]>, version = '1') {
  const asked = { times: 0 };
  const reader: PictureReader = {
    read() {
      asked.times += 1;
      return read();
    },
    outline: async () => Buffer.from('outlined'),
  };
  const parts = {
    files: createFolderStore(folder),
    records: { message: async () => ({ folder: 'messages/m1' }) },
    pictures: reader,
    pictureVersion: version,
    log: quiet,
  } as unknown as Parts;
  await parts.files.put('messages/m1/1', BYTES);
  const message: Message = aMessage({ attachments: [aPicture({ sha256: SHA })] });
  return { parts, asked, messages: [message] };
}

const fails = (code = 'ocr_failed') => {
  throw new StepcheckError(code, 'retry', 'The text recognition stopped. It is tried again by itself.');
};
const problemsOf = async (read: ReturnType<typeof knownPictures>) =>
  (await read)?.flatMap(({ pages }) => pages.map(({ problem }) => problem));

describe('the pictures of a case', () => {
  it('are read once, whoever sends them again', async () => {
    const { parts, asked, messages } = await caseWith(async () => [DIALOG]);
    expect(await knownPictures(parts, messages)).toBeNull();
    const read = await picturesReader(parts)(messages);
    expect(read).toEqual([{ messageId: 'm1', attachmentId: '1', pages: [DIALOG] }]);
    expect(await knownPictures(parts, messages)).toEqual(read);
    expect(await picturesReader(parts)(messages)).toEqual(read);
    expect(asked.times).toBe(1);
    expect(Buffer.from((await keptOutline(parts, SHA, 0)) ?? []).toString()).toBe('outlined');
  });

  it('are read anew by another version of the reader, and where what was kept is broken', async () => {
    const { parts, messages } = await caseWith(async () => [DIALOG]);
    await picturesReader(parts)(messages);
    const newer = await caseWith(async () => [DIALOG], '2');
    expect(await knownPictures(newer.parts, messages)).toBeNull();
    await picturesReader(newer.parts)(messages);
    expect(newer.asked.times).toBe(1);

    await writeFile(join(folder, 'pictures', `${SHA}.json`), '{"v":1,"reader":"2","pag');
    expect(await knownPictures(newer.parts, messages)).toBeNull();
    await picturesReader(newer.parts)(messages);
    expect(newer.asked.times).toBe(2);
  });

  it('are tried again where the reader fails, and the case goes on where it keeps failing', async () => {
    const { parts, asked, messages } = await caseWith(async () => fails());
    expect(await problemsOf(picturesReader(parts)(messages))).toEqual([
      'was not read: the reader of pictures failed on it',
    ]);
    expect(asked.times).toBe(3);
    // Not kept: it may well work the next time.
    expect(await knownPictures(parts, messages)).toBeNull();
  });

  it('are read anew where a page came too late, which the case says meanwhile', async () => {
    const late = unreadPage(PAGE_TOO_LATE, { page: 2 });
    const { parts, asked, messages } = await caseWith(async () => [{ ...DIALOG, page: 1 }, late]);
    expect(await problemsOf(picturesReader(parts)(messages))).toEqual([null, PAGE_TOO_LATE]);
    expect(await knownPictures(parts, messages)).toBeNull();
    await picturesReader(parts)(messages);
    expect(asked.times).toBe(2);
  });

  it('are not tried one by one by a reader that fails on all of them', async () => {
    const { parts, asked } = await caseWith(async () => fails());
    const attachments = Array.from({ length: 9 }, (_, index) =>
      aPicture({ id: `${index}`, sha256: `${index}`.repeat(64) }),
    );
    for (const { id } of attachments) await parts.files.put(`messages/m1/${id}`, BYTES);
    const problems = await problemsOf(picturesReader(parts)([aMessage({ attachments })]));
    expect(problems).toHaveLength(9);
    expect(problems).toContain('was not read: others of this case took too long');
    expect(asked.times).toBe(6);
  });

  it('wait for the next start where the desk is being stopped', async () => {
    const { parts, messages } = await caseWith(async () => fails(PICTURE_LATER));
    await expect(picturesReader(parts)(messages)).rejects.toMatchObject({ code: PICTURE_LATER });
  });

  it('say so where their file is gone', async () => {
    const { parts, messages } = await caseWith(async () => [DIALOG]);
    await parts.files.remove('messages/m1/1');
    expect(await problemsOf(picturesReader(parts)(messages))).toEqual([
      'was not read: its file is gone from the data folder',
    ]);
  });

  it('say so where reading is switched off', async () => {
    const { parts, messages } = await caseWith(async () => [DIALOG]);
    const off: Parts = { ...parts, pictures: null };
    const problems = ['was not read: reading pictures is switched off'];
    expect(await problemsOf(knownPictures(off, messages))).toEqual(problems);
    expect(await problemsOf(picturesReader(off)(messages))).toEqual(problems);
    const pdf = aPicture({ name: 'scan.pdf', type: 'application/pdf', picture: false });
    expect(await knownPictures(off, [aMessage({ attachments: [pdf] })])).toEqual([]);
  });

  it('are shown plain where they cannot be outlined', async () => {
    const { parts, messages } = await caseWith(async () => [DIALOG]);
    const reader: PictureReader = { read: async () => [DIALOG], outline: async () => fails() };
    await picturesReader({ ...parts, pictures: reader })(messages);
    expect(await keptOutline(parts, SHA, 0)).toBeNull();
    expect(await knownPictures(parts, messages)).toHaveLength(1);
  });
});
