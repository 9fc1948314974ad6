import { describe, expect, it } from 'vitest';
import { mentioned, readableText } from '../../src/slack/incoming-text.ts';

const names = new Map([['UMIA12', 'Mia Chen']]);

describe('the text of a Slack message', () => {
  it.each([
    ['a &amp; b &lt;tag&gt;', 'a & b <tag>'],
    ['twice escaped stays once: &amp;lt;', 'twice escaped stays once: &lt;'],
    ['<https://learn.example/a>', 'https://learn.example/a'],
    ['<https://learn.example/a|learn.example/a>', 'learn.example/a'],
    ['<https://evil.example|your bank>', 'your bank (https://evil.example)'],
    ['<mailto:it@firm.example|it@firm.example>', 'it@firm.example'],
    ['<@UMIA12> said so', '@Mia Chen said so'],
    ['<@UNOBODY> said so', '@UNOBODY said so'],
    ['see <#C123|help>', 'see #help'],
    ['<!channel> and <!here>', '@channel and @here'],
    ['<!subteam^S1|@admins>', '@admins'],
    ['<!date^1700000000^{date}|14 Nov>', '14 Nov'],
    ['zero\u200bwidth', 'zerowidth'],
  ])('%s reads %s', (sent, read) => {
    expect(readableText(sent, names)).toBe(read);
  });

  it('names the people it mentions once', () => {
    expect(mentioned('<@UMIA12> <@WTOM99|tom> <@UMIA12> @nobody')).toEqual(['UMIA12', 'WTOM99']);
  });
});
