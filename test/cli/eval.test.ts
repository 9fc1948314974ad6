import { describe, expect, it } from 'vitest';
import { evalRun } from '../support/eval.ts';

describe('the command', () => {
  it.each([
    ['nothing to measure', [], 'Say what to measure'],
    ['something else', ['sounds', '.'], '"sounds" cannot be measured'],
    ['no folder', ['screens'], 'Name the folder with LABELS.tsv'],
    ['no folder of mails', ['cases'], 'Name the folder with labels.jsonl'],
    ['an option of the other sort', ['screens', '.', '--model'], '--model is for cases only'],
    ['an address that is none', ['cases', '.', '--own-address', 'desk'], '"desk" is no mail address'],
    ['two folders', ['screens', 'a', 'b'], 'One folder at a time'],
    ['an option that there is not', ['screens', '.', '--fast'], '--fast'],
  ])('says how it is used: %s', async (_, args, words) => {
    expect(await evalRun(args)).toEqual({ code: 2, out: '', err: expect.stringContaining(words) });
  });

  it.each(['-h', '--help'])('explains itself for %s', async (option) => {
    expect(await evalRun([option])).toMatchObject({
      code: 0,
      out: expect.stringContaining('eval -- cases DIR'),
    });
  });
});
