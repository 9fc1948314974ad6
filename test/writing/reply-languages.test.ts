import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { REPLY_LANGUAGES } from '../../src/core/reply-language.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const article = adminApproval();

function written(
  of: Reading,
  change: { deskLanguage?: string; subject?: string; recipientName?: string | null } = {},
) {
  return writeDraft({
    reading: of,
    article,
    recipientName: 'Ann Lee',
    subject: 'Jump',
    deskName: 'Jump Support',
    ...change,
  });
}

function draft(of: Reading, change = {}) {
  const result = written(of, change);
  if ('noDraft' in result) throw new Error(result.noDraft);
  return result.draft;
}

function at(stage: string, change: Partial<Reading> = {}): Reading {
  return reading(STAGES[stage] ?? {}, { stage, resolved: stage === 'resolved', ...change });
}

describe('the language of a reply', () => {
  it.each([
    ['en', 'Hi Ann,', 'Best regards,'],
    ['es', 'Hola, Ann:', 'Un cordial saludo,'],
    ['fr', 'Bonjour Ann,', 'Bien cordialement,'],
    ['de', 'Hallo Ann,', 'Freundliche Grüße'],
    ['pt', 'Olá, Ann,', 'Atenciosamente,'],
  ])("is the customer's: %s", (language, greeting, signOff) => {
    const reply = draft(at('blocked', { language }));
    expect(reply.language).toBe(language);
    expect(reply.text.startsWith(`${greeting}\n\n`)).toBe(true);
    expect(reply.text).toContain(`\n\n${signOff}\nJump Support\n`);
  });

  it("is the desk's where the article has not the customer's, else the article's own", () => {
    expect(draft(at('blocked', { language: 'nl' }), { deskLanguage: 'fr' }).language).toBe('fr');
    expect(draft(at('blocked', { language: 'nl' }), { deskLanguage: 'it' }).language).toBe('en');
  });

  it('is not the only one where it is not what the agents read', () => {
    const german = at('blocked', { language: 'de' });
    const inEnglish = draft(at('blocked')).text;
    expect(draft(german).inDeskLanguage).toBe(inEnglish);
    expect(draft(german, { deskLanguage: 'de' }).inDeskLanguage).toBeNull();
    expect(draft(at('blocked'), { deskLanguage: 'de' }).inDeskLanguage).toBe(draft(german).text);
  });

  it('is that of the subject too where there was none', () => {
    expect(draft(at('blocked', { language: 'de' }), { subject: '' }).subject).toBe('Re: Ihre Nachricht');
  });

  it('is kept to somebody who sent nothing but a picture that could not be read', () => {
    const of = at('unclear', { article: null, onlyUnreadable: true, language: 'es' });
    expect(draft(of).text).toMatch(/^Hola, Ann:\n\nGracias por la imagen\./);
    expect(draft(of).inDeskLanguage).toMatch(/^Hi Ann,\n\nThank you for the picture\./);
  });

  it.each(REPLY_LANGUAGES)('%s: names on screens stay as the screen shows them', (language) => {
    const { text } = draft(at('blocked', { language }));
    for (const name of [
      '"Sign in a different way"',
      'Profile & settings > User Settings > Integrations',
      '"Permissions requested"',
      '"Request approval"',
      'Enterprise apps > Admin consent requests > My Pending',
      '"Grant admin consent for …"',
    ]) {
      expect(text).toContain(name);
    }
  });
});

describe('somebody who may be the admin without knowing it', () => {
  const unaware = at('blocked', { unawareAdmin: true });

  it('hears so, and how to find out, before anything is asked', () => {
    const { text } = draft(unaware);
    expect(text).toContain('it may well be you. To check, sign in to Microsoft 365');
    expect(text.indexOf('it may well be you')).toBeLessThan(text.indexOf('The next steps for you'));
  });

  it('is not sent to an admin as if they had one', () => {
    const letter = draft(unaware).text.split('----- For')[0] ?? '';
    expect(letter).toContain('If you are the admin, follow the note below yourself');
    expect(letter).not.toMatch(/forward the note|ask your admin|contact your admin/i);
  });

  it('gets the note at every stage at which an admin has something to do', () => {
    expect(draft(at('request_visible', { unawareAdmin: true })).text).toContain('For your Microsoft admin');
    expect(draft(at('resolved', { unawareAdmin: true })).text).not.toContain('Microsoft 365');
  });
});

describe('numbers of permissions', () => {
  const { scopes: none } = reading({});
  const counted = { messageId: 'm1', attachmentId: 'a1', page: null, worth: 'exact' } as const;
  const list = screenshot({ screen: 'permissions_requested', count: 5, problem: null });

  it('that differ are asked about in one sentence, and nothing is asked for again', () => {
    const scopes = { ...none, reported: 9, fromScreenshot: 5, counted, verdict: 'conflict' } as const;
    const { text } = draft(at('approved_but_failing', { scopes, screenshots: [list] }));
    expect(text).toContain(
      'You mention 9 permissions, and we count 5 in the picture: could you check which of the two is right?',
    );
    expect(text).not.toMatch(/send us|We have what we need/);
  });

  it('of which a picture shows only a part are told as such', () => {
    const part = { ...counted, worth: 'at_least' } as const;
    const scopes = { ...none, reported: 4, fromScreenshot: 6, counted: part, verdict: 'conflict' } as const;
    expect(draft(at('waiting', { scopes, screenshots: [list] })).text).toContain(
      'we count at least 6 in the picture',
    );
  });

  it('that differ within one message are asked about', () => {
    const scopes = { ...none, reported: 5, verdict: 'conflict' } as const;
    expect(draft(at('approved_but_failing', { scopes })).text).toContain(
      'You mention different numbers of permissions',
    );
  });

  it('that nobody expects are named with those that are', () => {
    const scopes = { ...none, reported: 5, verdict: 'unexpected' } as const;
    expect(draft(at('approved_but_failing', { scopes })).text).toContain(
      'The number of permissions, 5, is not what we would expect: it should be 9, or 7 without calendar integrations.',
    );
  });

  it('are held against those of the screen that was counted', () => {
    const table = screenshot({ screen: 'entra_permissions', count: 5, problem: null });
    const scopes = { ...none, fromScreenshot: 5, counted, verdict: 'unexpected' } as const;
    const of = at('approved_but_failing', { scopes, screenshots: [table] });
    const expected_counts = {
      complete: 9,
      without_calendar: 7,
      by_screen: { entra_permissions: { complete: 10, without_calendar: 8 } },
    };
    const result = writeDraft({
      reading: of,
      article: { ...article, expected_counts },
      recipientName: null,
      subject: '',
      deskName: 'Jump Support',
    });
    expect(result).toMatchObject({ draft: { text: expect.stringContaining('it should be 10, or 8') } });
  });
});

describe('the note for the admin asks to send back', () => {
  const noteOf = (change: Partial<Reading>) => draft(at('blocked', change)).text.split('----- For')[1] ?? '';
  const { scopes: none } = reading({});

  it('a screenshot and the number, once for all', () => {
    expect(noteOf({})).toMatch(/or Jump Support, a screenshot of the page .* it should be 9, or 7 without/);
  });

  it('to the address of the desk, where that is known', () => {
    const result = writeDraft({
      reading: at('blocked'),
      article,
      recipientName: null,
      subject: '',
      deskName: 'Jump Support',
      deskAddress: 'help@jump-desk.example',
    });
    expect(result).toMatchObject({
      draft: { text: expect.stringContaining('or Jump Support (help@jump-desk.example), a screenshot') },
    });
  });

  it('only the number where a picture has come', () => {
    const screenshots = [screenshot({ screen: 'need_admin_approval', problem: null })];
    expect(noteOf({ screenshots })).toContain('Please email Jump Support how many permissions you see');
    expect(noteOf({ screenshots })).not.toContain('screenshot');
  });

  it('nothing where the number has come', () => {
    expect(noteOf({ scopes: { ...none, reported: 9, verdict: 'complete' } })).not.toMatch(
      /send back|how many/,
    );
  });
});

describe('an error code that the customer named', () => {
  it('is explained in plain words, in their language', () => {
    const change = { errorCodes: ['AADSTS65001'] };
    expect(draft(at('blocked', change)).text).toContain(
      'The code AADSTS65001 means that Microsoft finds no approval for Jump.',
    );
    expect(draft(at('blocked', { ...change, language: 'de' })).text).toContain(
      'Der Code AADSTS65001 bedeutet',
    );
    expect(draft(at('resolved', change)).text).not.toContain('AADSTS');
  });
});

describe('where the admin has refused', () => {
  it.each(REPLY_LANGUAGES)(
    'the agent gets the facts on the card, and a note in the language %s',
    (language) => {
      const needsPerson = "The firm's admin has refused: a person should take this.";
      const result = written(at('admin_contacted', { needsPerson, language }), { deskLanguage: language });
      if ('draft' in result) throw new Error('There is a draft.');
      expect(result.noDraft).toMatch(/^The firm's admin has refused: .*\b9\b.*\b7\b.*"Grant admin consent"/s);
      // All that the card has room for.
      expect(result.noDraft.length).toBeLessThanOrEqual(300);
      expect(result.toForward).toContain('configure-admin-consent-workflow');
      expect(result.toForward).not.toMatch(/\{(?:link|count)/);
    },
  );
});

it('a letter that would not fit the dialog for editing leaves the least needed out', () => {
  const of = at('approved_but_failing', {
    language: 'fr',
    tenantWideGrant: 'used',
    errorCodes: ['AADSTS65001'],
    screenshots: [screenshot({ problem: 'is broken', resend: true })],
    missingSteps: article.steps.map(({ id }) => id),
  });
  const contradicted = {
    ...of,
    ledger: of.ledger.map((entry) => ({ ...entry, status: 'contradicted' as const })),
  };
  const { text } = draft(contradicted);
  expect(text.length).toBeLessThanOrEqual(3000);
  expect(text).not.toContain('AADSTS65001');
  expect(text).toContain('Pour votre administrateur Microsoft');
});
