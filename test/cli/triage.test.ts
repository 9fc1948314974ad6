import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTriage } from '../../src/cli/triage.ts';
import { Report } from '../../src/core/report.ts';
import { ONE_PIXEL } from '../support/pictures.ts';

const MAIL = `From: Ann Miller <ann@firm.example>
To: support@desk.example
Subject: Need admin approval
Message-ID: <one@firm.example>

Hi, Jump says Need admin approval. I asked our IT to approve it.
`;
const PNG = Buffer.from(ONE_PIXEL, 'base64');

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'triage-'));
  await mkdir(join(folder, 'in', 'deep'), { recursive: true });
  await writeFile(join(folder, 'in', 'b.txt'), MAIL);
  await writeFile(join(folder, 'in', 'a.PNG'), PNG);
  await writeFile(
    join(folder, 'in', 'deep', 'c'),
    MAIL.replace('ann@', 'support@').replace('@firm', '@desk'),
  );
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function triage(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await runTriage(args, {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  return { code, ...written };
}

describe('triage', () => {
  it('prints one report a line, in path order, in the fixed shape', async () => {
    const { code, out } = await triage(join(folder, 'in'), '--json', '--own-address', 'support@desk.example');
    const reports = out
      .trim()
      .split('\n')
      .map((line) => Report.parse(JSON.parse(line)));
    expect(code).toBe(0);
    expect(reports.map(({ file, kind }) => [file, kind])).toEqual([
      [join(folder, 'in', 'a.PNG'), 'customer'],
      [join(folder, 'in', 'b.txt'), 'customer'],
      [join(folder, 'in', 'deep', 'c'), 'own_message'],
    ]);
    expect(reports[0]).toMatchObject({
      sender_role: 'unknown',
      screenshots: [{ name: 'a.PNG', type: 'image/png' }],
    });
    expect(reports[1]).toMatchObject({
      acknowledge: { send: true },
      article: { id: 'microsoft-admin-approval', confidence: 'high' },
      stage: 'admin_contacted',
    });
    expect(reports[1]?.steps[0]).toMatchObject({ id: 'contact_admin', status: 'done', basis: 'stated' });
    expect(reports[1]?.draft?.text).toContain('Ann');
    expect(reports[2]?.draft).toBeNull();
  });

  it('says the same for people, without colour where nobody looks', async () => {
    const { out } = await triage(join(folder, 'in', 'b.txt'));
    expect(out).toContain('admin contacted');
    expect(out).toContain('"I asked our IT to approve it.');
    expect(out).not.toContain('\u001B[');
  });

  it('reads what there is and fails for what there is not', async () => {
    const { code, out, err } = await triage(join(folder, 'none.eml'), join(folder, 'in', 'b.txt'), '--json');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toBe(`${join(folder, 'none.eml')}: there is no such file\n`);
  });

  it('says that a folder is empty', async () => {
    await mkdir(join(folder, 'empty'));
    const { code, out, err } = await triage(join(folder, 'empty'));
    expect([code, out, err]).toEqual([1, '', `nothing to read in ${join(folder, 'empty')}\n`]);
  });

  it('signs as the desk does where nothing else is set', async () => {
    const { out } = await triage(join(folder, 'in', 'b.txt'), '--json');
    expect(Report.parse(JSON.parse(out)).draft?.text).toMatch(/\n\nBest regards,\nSupport(?:\n|$)/);
  });

  it.each(['--help', '-h'])('explains itself for %s', async (option) => {
    const { code, out } = await triage(option);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: npm run -s triage/);
  });

  it.each([
    ['no path', [], /at least one file/],
    ['an option that there is not', ['--colour', 'x'], /--colour/],
    ['an article that there is not', ['x', '--article', 'nope'], /microsoft-admin-approval/],
    ['an address that is none', ['x', '--own-address', 'desk'], /"desk" is no mail address/],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, err } = await triage(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
