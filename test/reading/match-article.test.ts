import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: Lexicon[];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string, subject = '') {
  return readCase({ messages: [aMessage({ text, subject })], lexicons, ownAddresses: [] });
}

const QUOTED = `

On Mon, Nov 9, 2026 at 10:00 Support <support@desk.example> wrote:
> Hello, if you see "Need admin approval", please ask your Microsoft admin to turn on the admin consent workflow.`;

function answer(text: string) {
  const message = aMessage({ text: `${text}${QUOTED}`, subject: 'Re: Microsoft' });
  return readCase({ messages: [message], lexicons, ownAddresses: ['support@desk.example'] });
}

describe('the approval', () => {
  it.each([
    ['', 'Jump needs admin approval'],
    ['hola', 'Jump necesita aprobación del administrador'],
    ['.', 'Jump braucht Administratorgenehmigung'],
    ['', 'Jump precisa de aprovação do administrador'],
    ['', "Jump : approbation de l'administrateur requise"],
    ['', 'AADSTS65001'],
    ['it says I need to get an OK from whoever runs our Microsoft', 'stuck'],
    ['Microsoft will not let me in until an administrator agrees.', ''],
    ['the page says my org has to allow Jump first', ''],
    ['Beim Anmelden mit Microsoft steht, dass ein Administrator zustimmen muss.', ''],
    ["Il faut que l'informatique autorise l'application, comment faire ?", ''],
    ['Once Olga approves Jump, what do I do?', ''],
    ['Microsoft shows me a page that only our admin can get past.', ''],
    ['I rang the helpdesk about the admin thing for Jump, now what?', ''],
    ['My firm does not let me in unless someone from IT okays it.', 'Continue with Microsoft'],
    ['IT will not turn on consent requests before your vendor assessment is back.', ''],
    ['There was a field to explain why I want Jump, I filled it in.', ''],
    ['We do want calendar sync. The colleagues are stuck at the approval page still.', ''],
    ['Do you hear from us once the admin signs it off?', 'Jump request'],
    ['The Jump request has been pending in the portal since Monday.', ''],
    ['The toggle is greyed out for our admin, he wanted to allow consent requests for Jump.', ''],
  ])('is known by few and odd words: %s %s', (text, subject) => {
    expect(read(text, subject).article?.id).toBe('microsoft-admin-approval');
  });

  it.each([
    'The card on file has expired, the new one is in. And Tom cannot log in: Microsoft tells him an administrator has to approve Jump.',
    'My account was locked, that is over. Now it says "Need admin approval".',
  ])('is found beside another matter, with doubt: %s', (text) => {
    expect(read(text).article?.confidence).toBe('low');
  });

  it.each([
    'MFA works fine, but then it says need admin approval.',
    'Before we buy we need your SOC 2 report. The reason: when I log in to Jump, Microsoft wants the OK of whoever runs our tenant.',
    'Zoom works without trouble. With Jump I get "Need admin approval".',
    'Zoom is connected, Jump wants approval from our administrator.',
  ])('is sure where only that is trouble: %s', (text) => {
    expect(read(text).article?.confidence).toBe('high');
  });

  it('is what a bare answer in its thread is about', () => {
    expect(answer('8.').article?.confidence).toBe('medium');
    expect(answer('That is done, thanks!').article?.confidence).toBe('medium');
    expect(answer('Is there a way to switch to my own account first?').article?.confidence).toBe('medium');
  });

  it('is what a thread is about in which the desk names the steps only', () => {
    const text = `All is well, you may close it.

On Mon, Nov 9, 2026 at 10:00 Support <support@desk.example> wrote:
> Please go to Integrations, connect with Microsoft and press Accept. Your administrator gets the request.`;
    const message = aMessage({ text, subject: 'Re: Microsoft' });
    const reading = readCase({ messages: [message], lexicons, ownAddresses: ['support@desk.example'] });
    expect(reading.article?.id).toBe('microsoft-admin-approval');
  });

  it('was there where it is said to be gone', () => {
    expect(answer('There is no approval screen any more, we are in.').article).not.toBeNull();
  });

  it('outweighs an approval of something else of which no more is said', () => {
    const text =
      'Our compliance department signed off on your product. Now Microsoft tells me an admin needs to approve Jump. Is the compliance approval not enough?';
    expect(read(text).article?.id).toBe('microsoft-admin-approval');
  });
});

describe('something else', () => {
  it.each([
    [
      'another app: Calendly',
      'Calendly now says "Need admin approval" when I hook it to Office 365. Jump is connected.',
    ],
    ['another app: Zoom', 'Zoom demande l’approbation de l’administrateur pour installer Jump.'],
    [
      'another app: Salesforce',
      'Salesforce wants the admin to approve the Jump package before we can push notes.',
    ],
    [
      'another app: Dropbox',
      'Our administrator has to approve it before I may use it with Dropbox. Dropbox says so.',
    ],
    [
      'a second factor at sign-in (MFA)',
      'Every morning I approve the sign-in to Jump on my phone in Authenticator. Must that be?',
    ],
    [
      'a locked or disabled account',
      'My Microsoft account is locked, the admin has to unlock it before I get into Jump.',
    ],
    [
      'Conditional Access or a device rule',
      'My administrator requires a managed device before I can sign in to Jump.',
    ],
    [
      'seats, users or roles in the app itself',
      'Please make me an admin in Jump, so that I can approve new users.',
    ],
    ['an approval of something else', 'Our administrator has to approve every summary before it goes out.'],
    [
      'consent to being recorded',
      'Do clients have to consent before the call is recorded? Our admin has to approve the form.',
    ],
    [
      'deleting or exporting data',
      'Deletion must be approved by a second administrator, it says. We have one.',
    ],
    ['connecting a calendar', 'Which button connects Jump to my calendar?'],
    ['licences or billing', 'Please change the billing address, our office manager approved it.'],
    [
      'the code for signing in does not come',
      'The code has not come since noon, our email admin released everything from quarantine.',
    ],
    [
      'a suspicious message',
      'Is this a scam? A mail says an administrator must approve my mailbox or it is deleted.',
    ],
    [
      'meeting notes, summaries or recordings',
      'Our admin approved Jump in March and that has been fine ever since, but the summary is stuck.',
    ],
    ['an account of another organisation', 'AADSTS50020'],
    [
      'another app: Apple Internet Accounts',
      'My new phone says Apple Internet Accounts needs permission. Only an admin can grant it. Jump went right in.',
    ],
  ])('is %s: %s', (topic, text) => {
    const reading = read(text);
    expect([reading.article, reading.topic]).toEqual([null, topic]);
  });

  it('is what an approval may be of that names nobody of the sign-in, or another app', () => {
    const text =
      'The brochure that mentions Jump was put up for principal approval and is to be approved this week.';
    expect(read(text).article).toBeNull();
    const dialog =
      'My Outlook says "Need admin approval - Calendly needs permission to access resources in your organization".';
    expect(read(dialog).article).toBeNull();
  });

  it('stays something else in a thread on the approval', () => {
    const reading = answer(
      'No, I do not get anything about approval. My password is wrong, it says, and it is not.',
    );
    expect(reading.article).toBeNull();
  });

  it.each(['You did not answer my question about the colours.', 'Our admin loved the demo.'])(
    'has no name where we know none: %s',
    (text) => {
      expect(read(text)).toMatchObject({ article: null, topic: null });
    },
  );
});
