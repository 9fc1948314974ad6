import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import { loadScreenTexts, parseScreenTexts } from '../../src/files/screen-texts.ts';

function problemsOf(...lines: string[]): string[] {
  const parsed = parseScreenTexts('firm.yaml', lines.join('\n'));
  return 'problems' in parsed ? parsed.problems : [];
}

const DIALOG = ['dialogs:', '  - screen: need_admin_approval', '    headings: [Need admin approval]'];

describe('texts of screens', () => {
  it('that we ship can be read', async () => {
    const texts = await loadScreenTexts(join(projectRoot, 'prompts', 'screens', 'microsoft.yaml'));
    const kinds = new Set(texts.dialogs.map(({ screen }) => screen));
    expect(kinds).toEqual(
      new Set(['permissions_requested', 'approval_required', 'need_admin_approval', 'other']),
    );
    expect(texts.table.delegated).toContain('Delegated');
  });

  it('may leave out what a provider does not have', () => {
    const parsed = parseScreenTexts('firm.yaml', [...DIALOG, 'table: {}'].join('\n'));
    expect(parsed).toMatchObject({ texts: { ends: [], dialogs: [{ starts: [] }] } });
  });

  it('name the file, the line and the place of what is wrong', () => {
    const [screen] = problemsOf(
      'dialogs:',
      '  - headings: [Need admin approval]',
      '    screen: approval',
      'table: {}',
    );
    expect(screen).toMatch(/^firm\.yaml:3: dialogs no\. 1, screen: /);
    const [short] = problemsOf(...DIALOG, 'ends:', '  - If you accept', '  - If', 'table: {}');
    expect(short).toMatch(/^firm\.yaml:6: ends no\. 2: .*at least three letters/);
  });

  it('say what is no YAML', () => {
    expect(problemsOf('dialogs: [')[0]).toMatch(/^firm\.yaml:\d+: .*Expected valid YAML/);
  });
});
