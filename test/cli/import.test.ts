import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '../../src/cli/import.ts';
import { readConfig } from '../../src/config.ts';
import { decodeIntake } from '../../src/core/intake.ts';
import { startHeartbeat } from '../../src/files/heartbeat.ts';
import { PNG } from '../support/pictures.ts';

const mail = (subject: string) => `From: mia@birchwood.example\nSubject: ${subject}\n\nHello\n`;
const LINE = 'From mia@birchwood.example Mon Nov 23 08:00:00 2026';

let folder: string;
let inbox: string;
let intake: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  inbox = join(folder, 'old');
  intake = join(folder, 'data', 'files', 'intake');
  await mkdir(inbox);
});
afterEach(() => rm(folder, { recursive: true }));

function begin(args: string[], terminal = false) {
  const written = { out: '', err: '' };
  const stop = new AbortController();
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    MAIL_MAX_MB: '1',
    REDIS_URL: 'redis://127.0.0.1:1',
  });
  const io = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { isTTY: terminal, write: (text: string) => (written.err += text) },
    stop: stop.signal,
  };
  const done = runImport(args, io, () => config).then((code) => ({ code, ...written }));
  return { done, stop, written };
}

const importing = (...args: string[]) => begin(args).done;
const put = (name: string, content: string | Uint8Array) => writeFile(join(inbox, name), content);
const stored = async () => {
  const names = await readdir(intake);
  const files = await Promise.all(names.map((name) => readFile(join(intake, name))));
  return files.map(decodeIntake);
};
const subjects = async () =>
  (await stored()).map(({ raw }) => /Subject: (.*)/.exec(Buffer.from(raw).toString())?.[1]).sort();

describe('an import', () => {
  it('puts each mail into the intake as mail of the past, without cards', async () => {
    await put('one.eml', mail('One'));
    const { code, out, err } = await importing(inbox);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('1 mail taken.\n1 mail will be taken in when stepcheck is started.\n');
    const [only] = await stored();
    expect(only?.item).toMatchObject({
      id: expect.stringMatching(/^import\.[0-9a-f]{32}$/),
      channel: 'email',
      origin: 'file',
      backlog: 'imported',
      cards: false,
      envelopeFrom: null,
    });
    expect(Buffer.from(only?.raw ?? []).toString()).toBe(mail('One'));
    expect(Date.now() - (only?.item.receivedAt ?? 0)).toBeLessThan(60_000);
  });

  it('asks for cards where that is wanted', async () => {
    await put('one.eml', mail('One'));
    await importing(join(inbox, 'one.eml'), '--cards');
    expect((await stored())[0]?.item.cards).toBe(true);
  });

  it('reads files, archives and folders in folders, and leaves out what is no mail', async () => {
    await put('one.eml', mail('One'));
    await put('no-ending', mail('Two'));
    await put('archive', `${LINE}\n${mail('Three')}\n${LINE}\n${mail('Four')}\n`);
    await mkdir(join(inbox, 'deep', 'er'), { recursive: true });
    await put('deep/er/five.txt', mail('Five'));
    await put('screen.png', PNG);
    await put('.DS_Store', 'not mail');
    await put('archive.msf', 'an index');
    await symlink(join(inbox, 'one.eml'), join(inbox, 'link.eml'));
    const { code, out } = await importing(inbox);
    expect(code).toBe(0);
    expect(out).toMatch(/^5 mails taken\.\nLeft out 4 files/);
    expect(await subjects()).toEqual(['Five', 'Four', 'One', 'Three', 'Two']);
  });

  it('refuses by name what was named and is no mail', async () => {
    await put('notes.txt', 'Note: call the bank\n\nTo do: everything');
    await put('screen.png', PNG);
    const { code, out, err } = await importing(join(inbox, 'notes.txt'), join(inbox, 'screen.png'));
    expect([code, out]).toEqual([1, '0 mails taken, 2 refused, each named above.\n']);
    expect(err.trim().split('\n')).toEqual([
      `${join(inbox, 'notes.txt')}: it is no mail: no line such as From: or Subject: stands at its top`,
      `${join(inbox, 'screen.png')}: it is no mail but a file of another kind`,
    ]);
  });

  it('names what it leaves out of a folder after a look inside, and a folder without any mail', async () => {
    await put('readme.txt', 'How to read this folder.\n');
    const { code, out, err } = await importing(inbox, '--json');
    expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ taken: 0, leftOut: 1 })]);
    expect(err.trim().split('\n')).toEqual([
      `${join(inbox, 'readme.txt')}: left out, since it is no mail: no line such as From: or Subject: stands at its top`,
      `${inbox}: there is no mail in this folder`,
    ]);
  });

  it('takes broken mail all the same', async () => {
    await put('headless.eml', 'Hello, it does not work.\n');
    await put('blank-lines', `\n\r\n${mail('After blank lines')}`);
    await put('utf-16', Buffer.from(`\ufeff${mail('Wide')}`, 'utf16le'));
    await put('junk-first', `+OK 120 octets\nReceived: from x\n${mail('Junk')}`);
    await put('bare-cr', mail('Old Mac').replaceAll('\n', '\r'));
    await mkdir(join(inbox, 'maildir', 'cur'), { recursive: true });
    await mkdir(join(inbox, 'maildir', 'new'));
    await put('maildir/cur/1700000000.M1.host:2,S', 'No header at all.\n');
    expect((await importing(inbox)).out).toMatch(/^6 mails taken\.\n6 mails will be taken in/);
  });

  it('says at once that a file is missing, whatever else waits for the desk', async () => {
    await put('one.eml', mail('One'));
    await importing(inbox);
    const end = await startHeartbeat(join(folder, 'data'), { now: Date.now });
    const { code, out, err } = await importing(join(folder, 'nosuch.mbox'), '--json');
    await end();
    expect([code, err]).toEqual([1, `${join(folder, 'nosuch.mbox')}: there is no such file\n`]);
    expect(JSON.parse(out)).toMatchObject({ taken: 0, already: 0, waiting: 0 });
  });

  it('reads what lies in cur and new of a Maildir and its folders, and nothing else of it', async () => {
    for (const name of ['cur', 'new', 'tmp', '.Sent/cur', '.Sent/new', '.Sent/tmp'])
      await mkdir(join(inbox, name), { recursive: true });
    await put('cur/1700000000.M1P2.host:2,S', mail('Seen'));
    await put('new/1700000001.M1P2.host', mail('New'));
    await put('tmp/1700000002.M1P2.host', 'Subject: half writ');
    await put('dovecot-uidlist', '3 V1 N2');
    await put('.Sent/cur/1700000003.M1P2.host:2,S', mail('Sent'));
    expect((await importing(inbox)).code).toBe(0);
    expect(await subjects()).toEqual(['New', 'Seen', 'Sent']);
  });

  it('done twice doubles nothing', async () => {
    await put('one.eml', mail('One'));
    await put('again.eml', mail('One'));
    expect((await importing(inbox)).out).toMatch(/^1 mail taken, 1 there already\./);
    expect((await importing(inbox)).out).toMatch(/^0 mails taken, 2 there already\./);
    expect(await stored()).toHaveLength(1);
  });

  it('names what it refuses, takes the rest, and says so by its exit code', async () => {
    const large = mail('Large') + 'x'.repeat(1_100_000);
    await put('large.eml', large);
    await put('empty.eml', '');
    await put('archive', `${LINE}\n${large}\n\n${LINE}\n${mail('Fits')}\n`);
    const { code, out, err } = await importing(inbox, join(inbox, 'none\u001B[2J'));
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      `${join(inbox, 'none')} [2J: there is no such file`,
      `${join(inbox, 'archive')}, mail 1: it is larger (1.0 MB) than MAIL_MAX_MB allows (1.0 MB)`,
      `${join(inbox, 'empty.eml')}: it is empty`,
      `${join(inbox, 'large.eml')}: it is larger (1.0 MB) than MAIL_MAX_MB allows (1.0 MB)`,
    ]);
    expect(out).toMatch(/^1 mail taken, 4 refused, each named above\./);
    expect(await subjects()).toEqual(['Fits']);
  });

  it('takes what there is of a broken archive and says what is wrong', async () => {
    await put('archive', `${LINE}\nContent-Length: 5000\n${mail('Cut')}`);
    const { code, out, err } = await importing(inbox);
    expect([code, await subjects()]).toEqual([0, ['Cut']]);
    expect(err).toContain('archive, mail 1: by its Content-Length the archive ends before this mail does');
    expect(out).toMatch(/^1 mail taken, 1 of them with a fault\./);
  });

  it('tells machines the same as one JSON object', async () => {
    await put('one.eml', mail('One'));
    await put('empty.eml', '');
    const { out } = await importing(inbox, '--json');
    expect(JSON.parse(out)).toEqual({
      taken: 1,
      already: 0,
      refused: [{ file: join(inbox, 'empty.eml'), mail: null, reason: 'it is empty' }],
      flawed: [],
      leftOut: 0,
      cards: false,
      deskRuns: false,
      waiting: 1,
    });
  });

  it('says that a folder is empty', async () => {
    const { code, out, err } = await importing(inbox);
    expect([code, out, err]).toEqual([
      1,
      '0 mails taken, 1 refused, each named above.\n',
      `${inbox}: there is no mail in this folder\n`,
    ]);
  });

  it('shows a bar to a person', async () => {
    await put('one.eml', mail('One'));
    expect((await begin([inbox], true).done).err).toMatch(/█+ 100 %, 1 mail read/);
  });

  it('says what is wrong where nothing can be stored', async () => {
    await put('one.eml', mail('One'));
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'files'), 'in the way');
    await expect(importing(inbox)).rejects.toThrow(/The data folder could not be used/);
  });

  it.each([
    ['no path', [], /at least one file/],
    ['an option that there is not', ['x', '--card'], /--card/],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, err } = await importing(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('with a desk running', () => {
  let endHeartbeat: () => Promise<void>;
  beforeEach(async () => {
    endHeartbeat = await startHeartbeat(join(folder, 'data'), { now: Date.now });
    for (let count = 1; count <= 3; count++) await put(`${count}.eml`, mail(`Mail ${count}`));
  });
  afterEach(() => endHeartbeat());

  const threeStored = () => vi.waitFor(async () => expect(await readdir(intake)).toHaveLength(3), 10_000);

  it('an import waits until the desk has taken all in', async () => {
    const { done, written } = begin([inbox], true);
    await threeStored();
    await vi.waitFor(() => expect(written.err).toContain('0 of 3 taken in by the desk'), 10_000);
    await rm(intake, { recursive: true });
    const { code, out } = await done;
    expect(code).toBe(0);
    expect(out).toMatch(/^3 mails taken\.\nThe desk has taken them in\. Nobody is answered/);
  });

  it('Ctrl-C ends only the waiting', async () => {
    const { done, stop, written } = begin([inbox], true);
    await vi.waitFor(() => expect(written.err).toContain('0 of 3 taken in by the desk'), 10_000);
    stop.abort();
    const { code, out } = await done;
    expect(code).toBe(0);
    expect(out).toMatch(/The desk goes on with the 3 that wait/);
    expect(await stored()).toHaveLength(3);
  });

  it('a desk that stops meanwhile ends the waiting', async () => {
    const { done, written } = begin([inbox], true);
    await vi.waitFor(() => expect(written.err).toContain('0 of 3 taken in by the desk'), 10_000);
    await endHeartbeat();
    expect((await done).out).toMatch(/3 mails will be taken in when stepcheck is started/);
  });

  it('Ctrl-C before that stops the import, and says how to go on', async () => {
    const { done, stop } = begin([inbox]);
    stop.abort();
    const { code, err } = await done;
    expect(code).toBe(130);
    expect(err).toContain('Stopped. Import the same again for the rest');
  });
});
