import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../src/writing/guards.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const article = adminApproval();

describe("an agent's words", () => {
  const waiting = reading(STAGES.waiting ?? {}, { stage: 'waiting' });
  const good =
    'Hi Ann,\n\nThank you. Now your admin approves the request; we are with you.\n\nBest regards,\nKim';

  it('are left in peace where nothing speaks against them', () => {
    expect(checkDraft({ text: good }, waiting, article)).toEqual([]);
  });

  it.each([
    [
      'no greeting',
      'Your admin approves the request, and then you are in for good.',
      'There is no greeting.',
    ],
    ['too short', 'Hi, your admin approves the request.', 'The reply is very short.'],
    [
      'too long for the edit window',
      `${good}${' more'.repeat(600)}`,
      'The reply is longer than 3000 characters.',
    ],
    [
      'a link of their own',
      `${good} https://evil.example/consent.`,
      'The article has no such link: https://evil.example/consent',
    ],
    [
      'a bare host',
      `${good} See entra.microsoft.com for more.`,
      'The article has no such link: entra.microsoft.com',
    ],
    ['a placeholder', `${good} {first name}`, 'Something was not filled in: {first name}'],
    [
      'a step left out',
      'Hi Ann,\n\nthank you for writing, we are with you and all is well.',
      'An open step is left out: Approved by the admin.',
    ],
    ['a done step', `${good} Please click Accept.`, 'A step that is done is asked for again: Request sent.'],
    [
      'a picture nobody needs',
      `${good} Please send us a screenshot.`,
      'This asks for a picture that is not needed.',
    ],
    [
      'a count nobody needs',
      `${good} Please tell us how many permissions there are.`,
      'This asks for a count that is not needed.',
    ],
    [
      'what the article warns of',
      `${good}\nJust press Grant admin consent!`,
      'The article warns of this: "Just press Grant admin consent!"',
    ],
    [
      'a promise',
      `${good}\nIt will work within two hours.`,
      'This promises a time: "It will work within two hours."',
    ],
  ])('with %s are said to have it', (_, text, finding) => {
    expect(checkDraft({ text }, waiting, article)).toContain(finding);
  });

  it('may advise against what the article warns of', () => {
    const text = `${good} Please don’t let them use the “Grant admin consent for Contoso” button.`;
    expect(checkDraft({ text }, waiting, article)).toEqual([]);
  });

  it('may link what the article links, and show what the screen shows', () => {
    const [link] = article.links;
    const text = `${good} See ${link?.url}. Never use "Grant admin consent for …".`;
    expect(checkDraft({ text }, waiting, article)).toEqual([]);
  });

  it('in a language that the guards cannot read are checked for links and length only', () => {
    const text = 'Ciao Ann,\n\nper favore aspetta. Ulteriori informazioni: https://evil.example/x';
    expect(checkDraft({ text, language: 'it' }, waiting, article)).toEqual([
      'The article has no such link: https://evil.example/x',
    ]);
  });

  it('may ask for a picture again that could not be read, not for one that came', () => {
    const text = `${good} Could you send the screenshot once more?`;
    const of = (change: Parameters<typeof screenshot>[0]) =>
      checkDraft({ text }, { ...waiting, screenshots: [screenshot(change)] }, article);
    expect(of({ problem: 'is broken', resend: true })).toEqual([]);
    expect(of({ screen: 'permissions_requested', count: 6, cutOff: true, problem: null })).toEqual([]);
    const came = 'A picture has come, and this asks for one.';
    expect(of({ screen: 'permissions_requested', count: 9, problem: null })).toEqual([came]);
    expect(of({ problem: 'was not read' })).toEqual([came]);
    expect(of({ screen: 'other', problem: null, decoration: true })).toEqual([
      'This asks for a picture that is not needed.',
    ]);
  });
});
