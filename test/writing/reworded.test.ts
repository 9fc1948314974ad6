import { describe, expect, it } from 'vitest';
import { canCheckReworded, checkReworded, splitNote } from '../../src/writing/reworded.ts';

const LETTER = `Hi Mia,

Thank you for writing. The message you see comes from Microsoft: an administrator at your firm has to approve Tempo, usually only once, before you can sign in.

In the meantime you can still get into Tempo: on the sign-in page, click "Sign in a different way", and we send you a code. The guide is at https://docs.example/consent and the list has 9 permissions.

The steps from here:

1. Forward the note below to your admin.
2. In Tempo, go to Settings > Integrations and connect Microsoft again. Do not skip this.

One thing to pass on: please do not use the "Grant consent" button. Once your admin has approved it, you can sign in as usual.

If anything looks different, just reply to this message.

Best regards,
The desk`;

/** The letter with one thing said otherwise. */
const changed = (from: string, to: string) => {
  if (!LETTER.includes(from)) throw new Error(`The letter has no "${from}".`);
  return LETTER.replace(from, to);
};
const check = (text: string) => checkReworded(text, LETTER, 'en');

describe('a rewording passes', () => {
  it.each([
    ['that changes nothing', LETTER],
    [
      'that is kinder',
      changed('Thank you for writing.', "Thank you so much for writing, and we're sorry for the trouble."),
    ],
    [
      'in another order',
      changed(
        'on the sign-in page, click "Sign in a different way", and we send you a code.',
        'we send you a code, just click "Sign in a different way" on the sign-in page.',
      ),
    ],
    [
      'that joins paragraphs',
      changed(
        'as usual.\n\nIf anything looks different, just',
        'as usual. If anything looks different, please just',
      ),
    ],
    ['with curly marks', changed('"Grant consent"', '“Grant consent”')],
  ])('%s', (_name, text) => expect(check(text)).toEqual([]));
});

describe('a rewording is refused', () => {
  it.each([
    [
      'with a link of its own',
      changed('just reply', 'see https://evil.example/help or just reply'),
      'no such link: https://evil.example/help',
    ],
    [
      'with a bare link of its own',
      changed('just reply', 'see evil.example/help, just reply'),
      'no such link: evil.example/help',
    ],
    [
      'without a link',
      changed(' at https://docs.example/consent', ''),
      'This link of the original is missing',
    ],
    [
      'with an address of its own',
      changed('just reply', 'just reply to boss@evil.example,'),
      'no such address: boss@evil.example',
    ],
    ['with another number', changed('9 permissions', '12 permissions'), 'no such number: 12'],
    [
      'without a number',
      changed('has 9 permissions', 'has permissions'),
      'This number of the original is missing: 9',
    ],
    [
      'with another button',
      changed('"Sign in a different way"', '"Grant admin consent"'),
      'no such name in quotation marks: "Grant admin consent"',
    ],
    [
      'without a button',
      changed('the "Grant consent" button', 'the button'),
      'This name in quotation marks of the original is missing: "Grant consent"',
    ],
    [
      'with a step more',
      changed(
        'again. Do not skip this.',
        'again. Do not skip this.\n3. Forward the message to your admin again.',
      ),
      'The numbered lines must stay',
    ],
    [
      'with a step less',
      changed(
        '2. In Tempo, go to Settings > Integrations and connect Microsoft again. Do not skip this.',
        '',
      ),
      'The numbered lines must stay',
    ],
    [
      'with a step said otherwise',
      changed('Forward the note below to your admin.', 'Forward the note to your admin.'),
      'The numbered lines must stay',
    ],
    [
      'with an instruction of its own',
      changed('just reply', 'clear your cookies, restart your computer and reply'),
      'no such words: clear, cookies, restart, computer',
    ],
    [
      'with a promise',
      changed('just reply to this message.', 'just reply. We guarantee a solution tomorrow.'),
      'guarantee, solution, tomorrow',
    ],
    [
      'with a promise of known words',
      changed('just reply to this message.', 'just reply to this message. We can approve it.'),
      'It says that we do something',
    ],
    [
      'with a caution turned round',
      changed('please do not use the', 'please use the'),
      'Every "not" and "no"',
    ],
    [
      'with something as done that is not',
      changed('Once your admin has approved it, you', 'Your admin has approved it and you'),
      'Every "if", "once"',
    ],
    ['with blame', changed('Thank you for writing.', 'Your admin made a mistake.'), 'mistake'],
    ['with another greeting', changed('Hi Mia,', 'Dear Mia,'), 'The first line must stay "Hi Mia,"'],
    ['with another name below', changed('The desk', 'The boss'), 'The closing lines'],
    [
      'with a line that looks like the end',
      changed('Best regards', '-----\nBest regards'),
      'A line of hyphens',
    ],
    [
      'that is much longer',
      `${LETTER.replace('Best regards', `${'Thank you very much. '.repeat(40)}\n\nBest regards`)}`,
      'much longer',
    ],
    ['that is much shorter', 'Hi Mia,\n\nThank you.\n\nBest regards,\nThe desk', 'much shorter'],
    [
      'that leaves out what matters',
      changed(
        'The message you see comes from Microsoft: an administrator at your firm has to approve Tempo, usually only once, before you can sign in.',
        'It is only once, before.',
      )
        .replace('In the meantime you can still get into Tempo: on the sign-in page, click', 'Click')
        .replace('If anything looks different, just reply to this message.', 'If you like.'),
      'Much of what the original says',
    ],
    ['with nothing in it', '', 'much shorter'],
  ])('%s', (_name, text, finding) => expect(check(text).join('\n')).toContain(finding));
});

describe('in other languages', () => {
  const german =
    'Hallo Mia,\n\nvielen Dank für die Nachricht. Bitte klicken Sie nicht auf "Zustimmen".\n\nViele Grüße\nDas Team';

  it('the same holds', () => {
    const kind = german.replace('für die Nachricht.', 'für Ihre Nachricht und Ihre Geduld.');
    expect(checkReworded(kind, german, 'de')).toEqual([]);
    expect(checkReworded(german.replace(' nicht', ''), german, 'de').join()).toContain('Every "not"');
    expect(
      checkReworded(german.replace('Bitte', 'Bitte starten Sie den Rechner neu und'), german, 'de').join(),
    ).toContain('starten');
  });

  it.each(['en', 'de', 'es', 'fr', 'pt'])('%s can be checked', (language) => {
    expect(canCheckReworded(language)).toBe(true);
  });

  it('that we cannot read nothing passes', () => {
    expect(canCheckReworded('fi')).toBe(false);
    expect(checkReworded(german, german, 'fi')).toHaveLength(1);
  });
});

describe('a reply with a note to forward', () => {
  it('is parted in front of it', () => {
    const note =
      '----- Note for your admin -----\n\nHello,\n\nplease approve it.\n\n------------------------------';
    expect(splitNote(`${LETTER}\n\n${note}`)).toEqual({ letter: LETTER, note });
  });

  it('may have none', () => {
    expect(splitNote(LETTER)).toEqual({ letter: LETTER, note: '' });
  });
});
