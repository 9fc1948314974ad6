import { describe, expect, it } from 'vitest';
import { Article, type LoadedArticle } from '../../src/core/article.ts';
import type { StepStatus } from '../../src/core/ledger.ts';
import type { Reading } from '../../src/core/reading.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const article = adminApproval();

const BLOCKED = `Hi Ann,

Thank you for writing. Before you can sign in to Jump with Microsoft, your firm's Microsoft admin has to approve it, usually only once for everybody.

In the meantime you can still get into Jump: on the sign-in page, click "Sign in a different way", and we send you a code that lets you in until this is sorted out.

The next steps for you:

1. Forward the note below to whoever looks after Microsoft 365 at your firm (your IT team or provider or, in a small firm, whoever set it up), and ask them to tell you once the consent workflow described in it is on.
2. In Jump (signed in with the code for now), go to Profile & settings > User Settings > Integrations and connect Microsoft again. You should now see "Permissions requested" with a list of ticked permissions: click Accept at the bottom. If it says "Approval required" instead, enter a short reason and click "Request approval". Either way, the request goes to your admin.
3. Your admin gets a notification and has to approve the request. After that you should be able to sign in with Microsoft.

If you have any questions, just reply to this message.

Best regards,
Jump Support

----- For your Microsoft admin -----

Hello,

The person who forwarded you this note would like to use Jump, an app for financial advisors, and sign in with their Microsoft account. Microsoft asks for an administrator's approval first, for most firms only once. This is what it takes:

1. Switch on the admin consent workflow in Microsoft Entra (this takes a Global Administrator). Microsoft's guide for it: https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/configure-admin-consent-workflow
2. Approve the request that comes in from Jump: in the Microsoft Entra admin center, open Enterprise apps > Admin consent requests > My Pending, select Jump, choose "Review permissions and consent" and accept. This takes a reviewer who is a Global, Privileged Role, Cloud Application or Application Administrator. Please check that all 9 permissions are ticked (7 without calendar integrations).

Please do not use the "Grant admin consent for …" (followed by your account name) button on the permissions page: it can override or reset permissions that are already set.

If people still see the approval screen after that, please send whoever forwarded you this note, or Jump Support, a screenshot of the page with Jump's permissions, and how many permissions it lists: it should be 9, or 7 without calendar integrations.

Thank you for your help!
Jump Support

------------------------------`;

const ADMIN = `Hi Ann,

Thank you for setting up the admin consent workflow: what is left is the request itself and your approval.

The next steps for you:

1. Have the person who wants to use Jump (or do it yourself, if that is you) go to Profile & settings > User Settings > Integrations in Jump and connect Microsoft again. They should see "Permissions requested" with a list of ticked permissions and click Accept at the bottom. If it says "Approval required" instead, they enter a short reason and click "Request approval". Either way, the request comes to you.
2. Approve the request: in the Microsoft Entra admin center, open Enterprise apps > Admin consent requests > My Pending, select Jump, choose "Review permissions and consent" and accept. This takes a reviewer who is a Global, Privileged Role, Cloud Application or Application Administrator. Please check that all 9 permissions are ticked (7 without calendar integrations).

Please do not use the "Grant admin consent for …" (followed by your account name) button on the permissions page: it can override or reset permissions that are already set.

If you have any questions, just reply to this message.

Best regards,
Jump Support`;

const FAILING = `Hi Ann,

We are sorry that you still cannot sign in to Jump with Microsoft although the approval has been given.

So that we can find out what is holding it up, could you send us a screenshot of the screen you see, and the number of permissions (scopes) that your admin sees for Jump under Admin consent (they can look it up)? It should be 9, or 7 without calendar integrations.

Please ask your admin not to use the "Grant admin consent for …" button on Microsoft's permissions page: it can reset permissions that are already set.

In the meantime you can still get into Jump: on the sign-in page, click "Sign in a different way", and we send you a code that lets you in until this is sorted out.

If you have any questions, just reply to this message.

Best regards,
Jump Support`;

function draft(of: Reading, options: { recipientName?: string | null; article?: LoadedArticle | null } = {}) {
  return writeDraft({
    reading: of,
    article,
    recipientName: 'Ann Lee',
    subject: 'Need admin approval',
    deskName: 'Jump Support',
    ...options,
  });
}

function text(of: Reading, options = {}): string {
  const result = draft(of, options);
  return 'draft' in result ? result.draft.text : `no draft: ${result.noDraft}`;
}

function at(stage: string, change: Partial<Reading> = {}, steps: Record<string, StepStatus> = {}): Reading {
  return reading({ ...STAGES[stage], ...steps }, { stage, resolved: stage === 'resolved', ...change });
}

describe('whole replies', () => {
  it('somebody who is blocked gets in at once, knows the way, and has a note to forward', () => {
    expect(text(at('blocked'))).toBe(BLOCKED);
  });

  it('an admin is spoken to directly and gets no note', () => {
    expect(text(at('workflow_configured', { senderRole: 'admin' }))).toBe(ADMIN);
  });

  it('after an approval that did not help, the missing evidence is asked for in one sentence', () => {
    const evidenceMissing: Reading['evidenceMissing'] = ['screenshot', 'scope_count'];
    expect(text(at('approved_but_failing', { evidenceMissing }))).toBe(FAILING);
  });
});

describe('what a reply asks for', () => {
  it('asks for the open steps only, in the order of the article', () => {
    const reply = text(at('request_visible'));
    expect(reply).not.toContain('connect Microsoft again');
    expect(reply.indexOf('Click Accept')).toBeLessThan(reply.indexOf('has to approve the request'));
    expect(reply).not.toContain('For your Microsoft admin');
  });

  it('names only the screen that the customer has before them, and both where that is not known', () => {
    const onScreen = (screen: string | null) => text(at('request_visible', { screen }));
    expect(onScreen('permissions_requested')).toContain(
      '1. Click Accept at the bottom of the screen. This sends',
    );
    expect(onScreen('permissions_requested')).not.toContain('Approval required');
    expect(onScreen('approval_required')).toContain('1. Type a short reason in the box');
    expect(onScreen('approval_required')).not.toContain('Click Accept');
    expect(onScreen(null)).toContain('If it says "Approval required" instead');
  });

  it('numbers nothing where there is one step', () => {
    expect(text(at('waiting', { senderRole: 'admin' }))).not.toMatch(/^1\. /m);
  });

  it('does not ask an admin to contact the admin', () => {
    expect(text(at('blocked', { senderRole: 'admin' }))).not.toContain('Let whoever');
  });

  it('names the expected counts only where a count is asked for', () => {
    expect(text(at('approved_but_failing', { evidenceMissing: ['scope_count'] }))).toContain(
      'It should be 9, or 7 without calendar integrations.',
    );
    expect(text(at('approved_but_failing', { evidenceMissing: ['screenshot'] }))).not.toMatch(/\b9\b/);
    expect(text(at('waiting', { senderRole: 'admin' }))).not.toContain('should be 9');
  });

  it('says that a picture could not be read instead of asking for one as if none had come', () => {
    const screenshots = [screenshot({ problem: 'is too blurred to be read', resend: true })];
    const reply = text(at('approved_but_failing', { evidenceMissing: ['scope_count'], screenshots }));
    expect(reply).toContain('Thank you for the picture. Unfortunately we could not read it.');
    expect(reply).toContain('the number of permissions (scopes)');
    expect(reply).not.toContain('send us a screenshot');
  });

  it('asks once for the whole of a list that is cut off, and says what could be read', () => {
    const screenshots = [
      screenshot({ screen: 'permissions_requested', count: 6, cutOff: true, problem: null, name: 'cut.png' }),
    ];
    const reply = text(at('approved_but_failing', { evidenceMissing: ['scope_count'], screenshots }));
    expect(reply).toContain(
      'We can see the "Permissions requested" screen with 6 permissions in it, but not all of the list.',
    );
    expect(reply.match(/once more/g)).toHaveLength(1);
    expect(reply).not.toContain('number of permissions');
  });

  it('names no number of a list that could not be read in full', () => {
    const blurred = {
      screen: 'permissions_requested',
      count: 6,
      problem: 'is a photo, not all of it readable',
    } as const;
    const screenshots = [screenshot({ ...blurred, resend: true })];
    const reply = text(at('approved_but_failing', { evidenceMissing: ['scope_count'], screenshots }));
    expect(reply).toContain('We can see the "Permissions requested" screen in it');
  });

  it.each<[string, Parameters<typeof screenshot>[0], Partial<Reading>]>([
    [
      'the count has come in words',
      { screen: 'permissions_requested', count: 6, cutOff: true, problem: null },
      { scopes: { ...reading({}).scopes, reported: 9, fromScreenshot: 6, verdict: 'complete' } },
    ],
    ['the screen has no list', { screen: 'need_admin_approval', problem: 'is a photo', resend: true }, {}],
    ['it is our own that failed to read it', { problem: 'was not read' }, {}],
  ])('asks for no picture once more where %s', (_, picture, change) => {
    const reply = text(at('approved_but_failing', { screenshots: [screenshot(picture)], ...change }));
    expect(reply).not.toContain('once more');
  });

  it('asks for no better picture where the case goes on without one', () => {
    const picture = {
      screen: 'permissions_requested',
      count: 6,
      cutOff: true,
      problem: 'is a photo',
      resend: true,
    } as const;
    const reply = text(at('request_visible', { screenshots: [screenshot(picture)] }));
    expect(reply).toContain('Click Accept');
    expect(reply).not.toContain('once more');
  });

  it('asks for one where it is all there is to go by', () => {
    const screenshots = [screenshot({ problem: 'is too blurred to be read', resend: true })];
    const article = { id: 'microsoft-admin-approval', confidence: 'medium' as const, reason: 'The thread.' };
    expect(text(at('blocked', { article, screenshots }))).toContain('Could you send it once more');
    expect(text(at('blocked', { screenshots }))).not.toContain('once more');
  });

  it('takes no logo for a picture that came', () => {
    const screenshots = [screenshot({ screen: 'other', problem: null, decoration: true })];
    const reply = text(at('approved_but_failing', { evidenceMissing: ['screenshot'], screenshots }));
    expect(reply).toContain('could you send us a screenshot');
  });

  it('asks for no screenshot where one came that nobody has read yet', () => {
    const evidenceMissing: Reading['evidenceMissing'] = ['screenshot', 'scope_count'];
    const reply = text(at('approved_but_failing', { evidenceMissing, screenshots: [screenshot()] }));
    expect(reply).not.toContain('screenshot');
    expect(reply).toContain('could you send us the number of permissions');
  });

  it('thanks for evidence that is complete', () => {
    expect(text(at('approved_but_failing'))).toContain('We have what we need');
  });

  it('asks about contradictions in one friendly sentence, two at most', () => {
    const steps: Record<string, StepStatus> = {
      configure_consent_workflow: 'contradicted',
      retry_connection: 'contradicted',
      submit_permission_request: 'contradicted',
    };
    expect(text(at('blocked', {}, steps))).toContain(
      'whether the admin consent workflow is switched on, and whether Microsoft has been connected again in Jump since.',
    );
    expect(text(at('waiting', {}, { admin_approval: 'contradicted' }))).toContain(
      'whether the request has been approved',
    );
  });
});

describe('the caution', () => {
  it('stands in the note that the admin gets', () => {
    const note = text(at('blocked')).split('----- For')[1];
    expect(note).toContain(
      'Please do not use the "Grant admin consent for …" (followed by your account name) button',
    );
  });

  it('comes first where the grant was used, and the steps of the article are asked for again', () => {
    const used = at(
      'approved_but_failing',
      { tenantWideGrant: 'used' },
      { submit_permission_request: 'not_done' },
    );
    const reply = text(used);
    expect(reply).toContain('Please ask your admin not to use it again');
    expect(reply.indexOf('One thing stands out')).toBeLessThan(reply.indexOf('Click Accept'));
  });

  it('speaks to the admin who thinks of using it', () => {
    const reply = text(at('blocked', { senderRole: 'admin', tenantWideGrant: 'considering' }));
    expect(reply).toContain(
      'Please do not use the "Grant admin consent for …" (followed by your account name) button',
    );
    expect(reply.match(/Grant admin consent/g)).toHaveLength(1);
  });
});

describe('nothing but a picture that could not be read', () => {
  it('is asked for once more, and nothing else is said', () => {
    const screenshots = [screenshot({ problem: 'is too blurred to be read', resend: true })];
    const of = reading({}, { article: null, onlyUnreadable: true, screenshots, stage: 'unclear' });
    expect(text(of, { article: null })).toBe(`Hi Ann,

Thank you for the picture. Unfortunately we could not read it. Could you send it once more, as a screenshot of the whole window (PNG) rather than a photo?

If you can, please also tell us in a sentence what you were about to do when it came up.

Best regards,
Jump Support`);
  });
});

describe('a case that is over, or unclear', () => {
  it('a thank-you gets a short closing and no steps', () => {
    expect(text(at('resolved'))).toBe(
      `Hi Ann,

Great to hear that it works now, and thank you for letting us know.

If it comes up again, for you or for a colleague, just reply to this message.

Best regards,
Jump Support`,
    );
  });

  it('an unclear case that is surely about the article still gets help', () => {
    expect(text(at('unclear'))).toContain('Sign in a different way');
  });

  it('an unclear case that may not be about the article gets no draft', () => {
    const unsure = at('unclear', {
      article: { id: article.id, confidence: 'low', reason: 'names an admin' },
    });
    expect(draft(unsure)).toEqual({ noDraft: expect.stringContaining('not clear enough') });
  });

  it('offers no ready reply where a person must take the case', () => {
    const refused = at('admin_contacted', { needsPerson: 'The admin has refused.' });
    expect(draft(refused)).toMatchObject({
      noDraft: expect.stringMatching(/^The admin has refused\. For their admin: /),
    });
  });

  it('says what a message seems to be about that no article fits', () => {
    const other = at('unclear', { article: null, topic: 'a locked account' });
    expect(draft(other, { article: null })).toEqual({
      noDraft: 'None of our articles fits this message. It seems to be about: a locked account.',
    });
  });

  it('answers no machine', () => {
    expect(draft(at('unclear', { kind: 'auto_reply', article: null }))).toEqual({
      noDraft: 'This is an automatic answer: it needs no reply.',
    });
  });
});

it('greets neutrally where the name is no name', () => {
  expect(text(at('blocked'), { recipientName: 'ann@lee-wealth.example' })).toMatch(/^Hello,\n/);
});

it('answers in English where the article has no other language, and says which it is', () => {
  const inEnglish = { ...article, languages: ['en'], translations: undefined };
  expect(draft(at('blocked', { language: 'de' }), { article: inEnglish })).toMatchObject({
    draft: { language: 'en', source: 'template', inDeskLanguage: null },
  });
});

it('an article is all data: another one writes other replies', () => {
  const { version, translations: _, ...own } = article;
  const printer: LoadedArticle = {
    version,
    ...Article.parse({
      ...own,
      id: 'paper-jam',
      title: 'Paper jam',
      languages: ['en'],
      steps: [
        { id: 'open_lid', title: 'Lid open', user: 'Open the lid.' },
        { id: 'pull_paper', title: 'Paper out', user: 'Pull the paper out.' },
      ],
      together: undefined,
      workaround: undefined,
      admin_block: undefined,
      implications: [],
      stages: [
        { id: 'blocked', understood: 'Your printer is stuck.', parts: ['understood', 'steps', 'closing'] },
      ],
      closing: { open: 'Tell us how it went.', resolved: 'Good.' },
    }),
  };
  const jam: Reading = { ...at('blocked'), missingSteps: ['open_lid', 'pull_paper'] };
  expect(text(jam, { article: printer, recipientName: null })).toBe(
    `Hello,

Your printer is stuck.

The next steps for you:

1. Open the lid.
2. Pull the paper out.

Tell us how it went.

Best regards,
Jump Support`,
  );
});

it('lists the permissions for the admin once the desk has filled them in', () => {
  const filled = { ...article, permissions: ['Read your calendar', 'Sign you in'] };
  expect(text(at('blocked'), { article: filled })).toContain(
    'The permissions that Jump asks for:\n- Read your calendar\n- Sign you in',
  );
  expect(text(at('blocked'))).not.toContain('The permissions that Jump asks for');
});
