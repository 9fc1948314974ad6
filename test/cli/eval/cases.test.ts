import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CasesResult } from '../../../src/cli/eval/cases/result.ts';
import { evalRun } from '../../support/eval.ts';
import { ARTICLE, writeMail } from './cases/mails.ts';

let folder: string;

/** Of the first the label knows better, of the second nothing is wrong, the third is a desk's own. */
const LABELS = [
  {
    file: 'a.eml',
    kind: 'customer',
    ack: true,
    article: ARTICLE,
    steps: { contact_admin: 'not_done' },
    stage: 'blocked',
  },
  { file: 'b.eml', kind: 'customer', ack: true, article: null, language: 'en' },
  { file: 'c.eml', kind: 'own_message', ack: false, article: null },
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-cases-'));
  await writeMail(folder, 'a.eml', 'Jump says "Need admin approval". I asked our IT to approve it.');
  await writeMail(folder, 'b.eml', 'Could you send me the invoice for October once more?');
  await writeMail(folder, 'c.eml', 'Thank you for writing.');
  await writeLabels(LABELS);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('measuring cases', () => {
  it('prints a table and every miss, the step that was not done first', async () => {
    const { code, out, err } = await cases('--own-address', 'ann@firm.example');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ +all \(3\) +an article is about it \(1\)\n/);
    expect(out).toMatch(/\nkind +1 of 3 \(33\.3 %\) +0 of 1/);
    const { out: plain } = await cases();
    expect(plain).toMatch(/\nkind +2 of 3 \(66\.7 %\) +1 of 1 \(100\.0 %\)/);
    expect(plain).toMatch(/\nFALSE-DONE RATE +1 of 1 \(100\.0 %\)/);
    expect(plain).toMatch(/\nstep +exact .*\ncontact_admin +2\/3 66\.7 %/);
    expect(plain).toMatch(
      /\nfalse done: 1, other misses: \d+, fair but not recalled: 0\na\.eml {2}steps\.contact_admin {2}FALSE DONE\n/,
    );
    expect(plain).toContain('  expected not_done; got done\n  quote    "I asked our IT to approve it.');
    expect(plain).toMatch(/\na\.eml {2}stage\n {2}expected blocked; got admin_contacted\n/);
  });

  it('prints one object that a later run is compared with', async () => {
    const { out } = await cases('--json');
    const result = CasesResult.parse(JSON.parse(out));
    expect(result.files).toEqual(['a.eml', 'b.eml', 'c.eml']);
    expect(result.groups.all.false_done).toEqual({ right: 1, of: 1 });
    expect(result.misses?.[0]).toMatchObject({
      file: 'a.eml',
      field: 'steps.contact_admin',
      sort: 'false_done',
    });
    const earlier = join(folder, 'earlier.json');
    await writeFile(earlier, JSON.stringify({ ...result, misses: [] }));
    const later = await cases('--baseline', earlier);
    expect(later.out).toContain(`misses that are new: ${result.misses?.length}`);
    const compared = JSON.parse((await cases('--baseline', earlier, '--json')).out).compared;
    expect(compared).toMatchObject({ sameMails: 3, better: [], worse: [] });
  });

  it('tells the figures alone where nobody may see the mails', async () => {
    const { out } = await cases('--figures-only');
    expect(out).toContain('FALSE-DONE RATE');
    expect(out).not.toContain('a.eml');
    expect(out).not.toContain('I asked');
    expect(JSON.parse((await cases('--figures-only', '--json')).out).misses).toBeNull();
  });

  it('says which mails it could not read, and which have no label', async () => {
    await writeLabels([...LABELS.slice(1), { ...LABELS[0], file: 'lost.eml' }]);
    const { code, out, err } = await cases('--json');
    await writeLabels(LABELS);
    expect(code).toBe(1);
    expect(err).toContain('no label, so not measured: a.eml\n');
    expect(err).toContain('lost.eml: there is no such file\n');
    expect(JSON.parse(out)).toMatchObject({ files: ['b.eml', 'c.eml'], unread: ['lost.eml'] });
  });

  it.each([
    ['no labels', () => ['cases', join(folder, 'nowhere')], 'There is no labels.jsonl in'],
    [
      'no earlier run',
      () => ['cases', folder, '--baseline', join(folder, 'none.json')],
      'that could be read',
    ],
    [
      'another file',
      () => ['cases', folder, '--baseline', join(folder, 'a.eml')],
      'is no earlier run. Make one with',
    ],
  ])('says what to do: %s', async (_, args, words) => {
    expect(await evalRun(args())).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
  });

  it('asks the model that is set, and says what it took and where it failed', async () => {
    const server = createServer((_, response) => response.writeHead(401).end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('OPENAI_API_KEY', 'test-key');
    vi.stubEnv('OPENAI_BASE_URL', `http://127.0.0.1:${port}/v1`);
    vi.stubEnv('OPENAI_MODEL', 'small');
    try {
      const { code, out } = await cases('--model');
      expect(code).toBe(0);
      expect(out).toMatch(/\nsmall: 0 calls, 0 tokens in \(0 cached\), 0 out; /);
      expect(out).toMatch(/\n {2}1 times read by the rules alone: .*OPENAI_API_KEY/);
    } finally {
      server.close();
    }
  });
});

function cases(...options: string[]) {
  return evalRun(['cases', folder, '--no-ocr', ...options]);
}

async function writeLabels(labels: readonly object[]): Promise<void> {
  await writeFile(join(folder, 'labels.jsonl'), labels.map((label) => JSON.stringify(label)).join('\n'));
}
