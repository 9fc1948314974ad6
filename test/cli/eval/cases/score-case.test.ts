import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIGURES, figuresOf } from '../../../../src/cli/eval/cases/figures.ts';
import type { CaseLabel } from '../../../../src/cli/eval/cases/label.ts';
import { scoreCase } from '../../../../src/cli/eval/cases/score-case.ts';
import { type Eyes, type InputRead, readInput } from '../../../../src/cli/triage/read-input.ts';
import { ONE_PIXEL } from '../../../support/pictures.ts';
import { ARTICLE, openEyes, writeMail } from './mails.ts';

let folder: string;
let eyes: Awaited<ReturnType<typeof openEyes>>;
let asked: InputRead;
let failing: InputRead;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-cases-'));
  eyes = await openEyes();
  asked = await read(
    'Jump says "Need admin approval". I asked our IT to approve it. They have not approved it yet.',
  );
  failing = await read(
    'Our admin approved the request for Jump yesterday, but it still says "Need admin approval".',
  );
});

afterAll(async () => {
  await eyes.close();
  await rm(folder, { recursive: true, force: true });
});

/** What is right of the first mail. */
const LABEL: CaseLabel = {
  file: 'a.eml',
  kind: 'customer',
  ack: true,
  article: ARTICLE,
  sender_role: 'user',
  steps: {
    contact_admin: 'done',
    send_workflow_link: 'unknown',
    configure_consent_workflow: 'unknown',
    retry_connection: 'unknown',
    submit_permission_request: 'unknown',
    admin_approval: 'not_done',
  },
  tenant_wide_grant: 'unknown',
  scopes_reported: null,
  scopes_verdict: 'not_reported',
  calendar: 'unknown',
  screenshots: [],
  resolved: false,
  stage: 'admin_contacted',
  language: 'en',
  also_ok: {},
};

describe('a score', () => {
  it('is full where the reading says what the label says', () => {
    const { points, misses, about } = score(LABEL, asked);
    expect(misses).toEqual([]);
    expect(about).toBe(true);
    expect(faulty(points)).toEqual([]);
  });

  it.each<[string, Partial<CaseLabel>]>([
    ['acknowledge', { ack: false }],
    ['sender_role', { sender_role: 'admin' }],
    ['tenant_wide_grant', { tenant_wide_grant: 'used' }],
    ['count', { scopes_reported: 3 }],
    ['verdict', { scopes_verdict: 'unexpected' }],
    ['calendar', { calendar: 'with' }],
    ['resolved', { resolved: true }],
    ['stage', { stage: 'blocked' }],
    ['language', { language: 'nl' }],
    ['pictures_listed', { screenshots: [{ name: 'shot.png', screen: 'other', permissions: null }] }],
  ])('loses what the label says otherwise: %s', (figure, change) => {
    const { points, misses } = score({ ...LABEL, ...change }, asked);
    expect(faulty(points)).toEqual([figure]);
    expect(misses).toMatchObject([{ file: 'a.eml', sort: 'wrong' }]);
  });

  it('takes a value that is fair too', () => {
    const label = { ...LABEL, stage: 'blocked', also_ok: { stage: ['admin_contacted'] } };
    expect(score(label, asked).misses).toEqual([]);
  });

  it('counts nothing that the label leaves out', () => {
    const { file, kind, ack, article, also_ok } = LABEL;
    const { points } = score({ file, kind, ack, article, also_ok }, asked);
    const counted = points.map(({ figure }) => figure).filter((figure) => !figure.startsWith('draft_'));
    expect(counted).toEqual(['kind', 'acknowledge', 'applies_precision', 'applies_recall']);
  });

  it('counts only kind, receipt, article and steps of what is no customer', () => {
    const { points, misses } = score({ ...LABEL, kind: 'auto_reply', stage: 'unclear' }, asked);
    expect(misses.map(({ field }) => field)).toEqual(['kind']);
    expect(points.map(({ figure }) => figure)).not.toContain('stage');
  });
});

describe('an article', () => {
  it('that does not fit costs precision, with the reason that was seen', () => {
    const { points, misses } = score({ ...LABEL, article: null }, asked);
    expect(faulty(points)).toContain('applies_precision');
    expect(faulty(points)).not.toContain('applies_recall');
    expect(misses).toContainEqual(
      expect.objectContaining({
        field: 'article',
        expected: 'null',
        got: ARTICLE,
        reason: asked.reading.article?.reason,
      }),
    );
  });

  it('that fits and is not seen costs recall, unless none is fair too', async () => {
    const invoice = await read('Could you send me the invoice for October once more?');
    const label = { file: 'a.eml', kind: 'customer', ack: true, article: ARTICLE, also_ok: {} } as const;
    expect(faulty(score(label, invoice).points)).toEqual(['applies_recall']);
    expect(faulty(score({ ...label, also_ok: { article: [null] } }, invoice).points)).toEqual([]);
  });
});

describe('a step', () => {
  const CONTACT = 'steps.contact_admin';

  it('called done that was not is the worst, with the words that the reading relied on', () => {
    const { points, misses } = score(withSteps({ contact_admin: 'unknown' }), asked);
    expect(faulty(points)).toEqual(
      expect.arrayContaining(['false_done', `${CONTACT}.false_done`, `${CONTACT}.done_precision`]),
    );
    expect(figuresOf(points).false_done).toEqual({ right: 1, of: 1 });
    expect(misses[0]).toMatchObject({
      field: CONTACT,
      sort: 'false_done',
      expected: 'unknown',
      got: 'done',
      quote: expect.stringContaining('I asked our IT'),
    });
  });

  it('called done is no false one where that is fair too', () => {
    const label = { ...withSteps({ contact_admin: 'unknown' }), also_ok: { [CONTACT]: ['done'] } };
    expect(faulty(score(label, asked).points)).toEqual([]);
  });

  it('called done is a false one in a mail that no article is about', () => {
    const { file, kind, ack } = LABEL;
    const { points } = score({ file, kind, ack, article: null, also_ok: {} }, asked);
    expect(faulty(points)).toContain('false_done');
  });

  it('labelled done and not called so costs recall', () => {
    const { points, misses } = score(withSteps({ retry_connection: 'done' }), asked);
    expect(faulty(points)).toEqual(
      expect.arrayContaining(['done_recall', 'steps.retry_connection.done_recall']),
    );
    expect(misses[0]).toMatchObject({ field: 'steps.retry_connection', sort: 'wrong', got: 'unknown' });
  });

  it('costs recall by what the label itself says, and is told apart where what was read is fair', () => {
    const label = {
      ...withSteps({ retry_connection: 'done' }),
      also_ok: { 'steps.retry_connection': ['unknown'] },
    };
    const { points, misses } = score(label, asked);
    expect(faulty(points)).toContain('done_recall');
    expect(faulty(points)).not.toContain('exact');
    expect(misses).toMatchObject([{ field: 'steps.retry_connection', sort: 'fair' }]);
  });

  it('counts as not done likewise', () => {
    expect(faulty(score(withSteps({ retry_connection: 'not_done' }), asked).points)).toContain(
      'not_done_recall',
    );
    expect(faulty(score(withSteps({ admin_approval: 'unknown' }), asked).points)).toContain(
      'not_done_precision',
    );
  });

  it('says what else it rests on: an implication, a model', () => {
    const ledger = asked.reading.ledger.map((entry) =>
      entry.step === 'contact_admin'
        ? { ...entry, modelOnly: true, evidence: [{ kind: 'implication' as const, id: 'admin-writes' }] }
        : entry,
    );
    const changed = { ...asked, reading: { ...asked.reading, ledger } };
    expect(score(withSteps({ contact_admin: 'unknown' }), changed).misses[0]?.reason).toBe(
      'implied by admin-writes, only the model says so',
    );
  });
});

describe('a picture', () => {
  it('counts by the screen and the number in it, where pictures are read', async () => {
    const shown = await readPicture('shot.png');
    const label = {
      ...LABEL,
      steps: undefined,
      screenshots: [{ name: 'shot.png', screen: 'other' as const, permissions: 7 }],
    };
    expect(faulty(score(label, shown).points)).toEqual(
      expect.arrayContaining(['picture_screen', 'picture_count']),
    );
    const unread = score(label, shown, false);
    expect(unread.points.map(({ figure }) => figure)).not.toContain('picture_screen');
    expect(faulty(unread.points)).not.toContain('pictures_listed');
  });

  it('that the label does not know is one too many', async () => {
    const shown = await readPicture('logo.png');
    const { misses } = score({ ...LABEL, steps: undefined }, shown);
    expect(misses).toContainEqual(
      expect.objectContaining({ field: 'screenshots', expected: 'none', got: 'logo.png' }),
    );
  });
});

describe('a draft', () => {
  it.each([
    [
      'draft_repeats_done',
      'done step',
      (text: string) => text.replace('\n\n', '\n\nPlease contact your admin.\n\n'),
    ],
    [
      'draft_guards',
      'link',
      (text: string) => text.replace('\n\n', '\n\nSee https://elsewhere.example/how.\n\n'),
    ],
    [
      'draft_leaves_open_out',
      'open step',
      () => 'Hi Ann,\n\nThank you for writing. We are on it.\n\nBest regards,\nSupport',
    ],
  ])('counts where the guards find fault by the own reading: %s', (figure, _, change) => {
    const { points, misses } = score(LABEL, reworded(asked, change));
    expect(faulty(points)).toContain(figure);
    expect(misses).toContainEqual(expect.objectContaining({ field: figure, expected: 'nothing' }));
  });

  it('counts where it asks for what came', () => {
    const came = { ...failing, reading: { ...failing.reading, evidenceMissing: [] } };
    expect(faulty(drafts(score(LABEL, failing).points))).not.toContain('draft_asks_what_came');
    expect(faulty(score(LABEL, came).points)).toContain('draft_asks_what_came');
  });

  it('counts where the label knows of a count that came', () => {
    const label = { ...LABEL, scopes_reported: 9 };
    expect(faulty(drafts(score(label, failing).points))).toContain('draft_asks_what_came_by_label');
  });

  it('counts where the label knows of a step that is done, and not where that may be so or not', () => {
    const label = withSteps({ configure_consent_workflow: 'done' });
    const figure = 'draft_repeats_done_by_label';
    expect(faulty(score(label, asked).points)).toContain(figure);
    const maybe = { ...label, also_ok: { 'steps.configure_consent_workflow': ['unknown'] } };
    expect(faulty(score(maybe, asked).points)).not.toContain(figure);
  });

  it('counts where the label knows of an open step that it leaves out, unless a later one is done', () => {
    const words = reworded(
      asked,
      () => 'Hi Ann,\n\nThank you for writing. We are on it.\n\nBest regards,\nSupport',
    );
    const figure = 'draft_leaves_open_out_by_label';
    const label = withSteps({ retry_connection: 'not_done', admin_approval: 'unknown' });
    expect(faulty(score(label, words).points)).toContain(figure);
    const overtaken = withSteps({
      retry_connection: 'not_done',
      submit_permission_request: 'done',
      admin_approval: 'unknown',
    });
    expect(faulty(score(overtaken, words).points)).not.toContain(figure);
  });

  it('counts where its language is not the one that the customer is answered in', () => {
    const foreign = { ...asked, draft: asked.draft && { ...asked.draft, language: 'xx' } };
    expect(faulty(score(LABEL, foreign).points)).toContain('draft_language');
  });

  it('that there is not counts for nothing', () => {
    expect(drafts(score(LABEL, { ...asked, draft: null }).points)).toEqual([]);
  });
});

type Points = ReturnType<typeof score>['points'];

function score(label: CaseLabel, input: InputRead, picturesRead = true) {
  return scoreCase(label, input, { articles: eyes.articles, picturesRead });
}

function withSteps(steps: CaseLabel['steps']): CaseLabel {
  return { ...LABEL, steps: { ...LABEL.steps, ...steps } };
}

/** The names of the figures that are not as they should be. */
function faulty(points: Points): string[] {
  return Object.entries(figuresOf(points))
    .filter(([name, { right, of }]) => {
      const countsFaults = FIGURES[name]?.lowerIsBetter ?? name.endsWith('.false_done');
      return countsFaults ? right > 0 : right < of;
    })
    .map(([name]) => name);
}

function drafts(points: Points): Points {
  return points.filter(({ figure }) => figure.startsWith('draft_'));
}

function reworded(input: InputRead, change: (text: string) => string): InputRead {
  return { ...input, draft: input.draft && { ...input.draft, text: change(input.draft.text) } };
}

async function read(text: string): Promise<InputRead> {
  await writeMail(folder, 'a.eml', text);
  return readInput({ file: join(folder, 'a.eml'), kind: 'mail' }, eyes satisfies Eyes);
}

async function readPicture(name: string): Promise<InputRead> {
  await writeFile(join(folder, name), Buffer.from(ONE_PIXEL, 'base64'));
  return readInput({ file: join(folder, name), kind: 'picture' }, eyes);
}
