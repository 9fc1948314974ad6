import { beforeAll, describe, expect, it } from 'vitest';
import { type CaseLabel, parseCaseLabels } from '../../../../src/cli/eval/cases/label.ts';
import type { Articles } from '../../../../src/core/ports.ts';
import { ARTICLE, loadAll } from './mails.ts';

let articles: Articles;

beforeAll(async () => {
  articles = await loadAll();
});

const LEAST = { file: 'a.eml', kind: 'customer', ack: true, article: ARTICLE };

describe('the labels of mails', () => {
  it('are one object a line, say what is fair too, and may leave out what is not to be measured', () => {
    const whole: CaseLabel = {
      file: 'b.eml',
      kind: 'customer',
      ack: true,
      article: ARTICLE,
      sender_role: 'admin',
      steps: { contact_admin: 'done', admin_approval: 'contradicted' },
      tenant_wide_grant: 'no',
      scopes_reported: 9,
      scopes_verdict: 'complete',
      calendar: 'with',
      screenshots: [{ name: 'shot.png', screen: 'entra_permissions', permissions: 0 }],
      resolved: false,
      stage: 'waiting',
      language: 'en',
      also_ok: {
        'steps.admin_approval': ['unknown'],
        scopes_reported: [null],
        'screenshots.shot.png.screen': ['other'],
      },
    };
    const text = `\uFEFF${JSON.stringify(LEAST)}\r\n\r\n${JSON.stringify(whole)}\n`;
    expect(parseCaseLabels(text, articles)).toEqual([{ ...LEAST, also_ok: {} }, whole]);
  });

  it.each([
    ['what is no JSON', '{"file":', 'it is no JSON. Write one whole object on one line.'],
    [
      'a field that there is not',
      { ...LEAST, acknowledge: true },
      '"acknowledge" means nothing here. The fields are file',
    ],
    ['a field that is missing', { ...LEAST, ack: undefined }, 'ack cannot be used'],
    ['a kind that there is not', { ...LEAST, kind: 'spam' }, 'kind must be one of customer, auto_reply'],
    [
      'a status that there is not',
      { ...LEAST, steps: { contact_admin: 'yes' } },
      'steps.contact_admin must be one of done',
    ],
    [
      'a step that there is not',
      { ...LEAST, steps: { call_admin: 'done' } },
      'there is no step "call_admin". Use one of contact_admin',
    ],
    [
      'a stage that there is not',
      { ...LEAST, stage: 'done' },
      'there is no stage "done". Use one of resolved',
    ],
    ['an article that there is not', { ...LEAST, article: 'zoom' }, 'there is no article "zoom". Use one of'],
    [
      'a fair value of nothing',
      { ...LEAST, also_ok: { 'step.contact_admin': ['done'] } },
      'there is no field of also_ok "step.contact_admin"',
    ],
    ['a count below nothing', { ...LEAST, scopes_reported: -1 }, 'scopes_reported cannot be used'],
    ['a mail labelled twice', LEAST, '"a.eml" has a label in line 1 already. Keep one of the two.'],
  ])('name the line and say what to do: %s', (_, line, words) => {
    const text = typeof line === 'string' ? line : JSON.stringify(line);
    expect(parseCaseLabels(`${JSON.stringify(LEAST)}\n\n${text}\n`, articles)).toEqual({
      wrong: expect.stringContaining(`Line 3 of labels.jsonl: ${words}`),
    });
  });

  it('are none where no line is one', () => {
    expect(parseCaseLabels('\n', articles)).toEqual({ wrong: expect.stringContaining('names no mail') });
  });
});
