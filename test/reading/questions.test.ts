import { beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { quoteOf } from '../../src/reading/quotes.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

const LEAD = 'Jump says Need admin approval.';

function read(...messages: Message[]) {
  return readCase({ messages, lexicons, ownAddresses: ['support@desk.example'] });
}

/** The questions found in one mail, as they stand there. */
function asked(text: string, subject = ''): string[] {
  const message = aMessage({ text, subject });
  return read(message).questions.map(({ evidence }) => quoteOf(evidence, [message]));
}

function answers(text: string): (string | null)[] {
  return read(aMessage({ text: `${LEAD} ${text}` })).questions.map(({ answer }) => answer);
}

describe('a question is taken out verbatim', () => {
  it.each([
    'Is it safe to press Accept?',
    'Could you send me your security report?',
    'can i use it some other way until then',
    'who do I have to ask',
    'I would like to know whether every advisor has to do this.',
    'Please confirm that 9 permissions is right.',
    'Is the support person you??',
    'Kann ich Jump in der Zwischenzeit nutzen?',
    'wer ist unser Admin',
    'Ich wüsste gerne, ob das pro Benutzer nötig ist.',
    "Est-ce que c'est sûr ?",
    'Je voudrais savoir si chaque utilisateur doit le faire.',
    '¿Cuánto tiempo tarda la aprobación?',
    'Quisiera saber quién es nuestro administrador.',
    'É seguro aceitar?',
    'Gostaria de saber se todos precisam fazer isso.',
  ])('%s', (question) => {
    expect(asked(`${LEAD} ${question}`)).toEqual([question]);
  });

  it('without the bullet before it', () => {
    expect(
      asked(`${LEAD}\nWe need to know:\n- does the app read mailbox content?\n- publisher verified?`),
    ).toEqual(['does the app read mailbox content?', 'publisher verified?']);
  });

  it('two in one sentence are two', () => {
    expect(asked(`${LEAD} Which role do I need and does it cost anything?`)).toEqual([
      'Which role do I need',
      'does it cost anything?',
    ]);
  });

  it('of a long sentence only the clause that asks is shown', () => {
    const story =
      'I talked to the company that looks after our computers on Monday and again on Tuesday, and the man there said he would look into it some time after the holidays';
    expect(asked(`${LEAD} ${story}, can I keep using the code until then?`)).toEqual([
      'can I keep using the code until then?',
    ]);
  });

  it('at most five, each once', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'a'].map((letter) => `Is plan ${letter} possible?`).join(' ');
    expect(asked(`${LEAD} ${many}`)).toHaveLength(5);
    expect(asked(`${LEAD} Is it safe? Is it safe?`)).toHaveLength(1);
  });

  it('from the subject only where the mail itself asks nothing', () => {
    expect(asked('Need admin approval in Jump came up.', 'Is this from you?')).toEqual(['Is this from you?']);
    expect(asked(`${LEAD} Is it safe?`, 'Accept or cancel?')).toEqual(['Is it safe?']);
    expect(asked(LEAD, 'Re: Is this from you?')).toEqual([]);
  });

  it('also where no article fits: the agent sees them, and nothing answers them', () => {
    const reading = read(aMessage({ text: 'Our invoice is missing. Can you send it to our bookkeeper?' }));
    expect(reading.article).toBeNull();
    expect(reading.questions.map(({ answer }) => answer)).toEqual([null]);
  });
});

describe('no question of its own is', () => {
  it.each([
    ['what the reply as a whole answers', 'Can you help? What should I do? Any ideas? How do I fix this?'],
    ['the same in German', 'Können Sie mir helfen? Was soll ich tun?'],
    ['the same in French', "Pouvez-vous m'aider ? Que dois-je faire ?"],
    ['the same in Spanish', '¿Me pueden ayudar? ¿Qué hago?'],
    ['the same in Portuguese', 'Vocês podem me ajudar? O que devo fazer?'],
    ['a polite "let me know"', 'Please let me know what to do. Let me know if you need more information.'],
    ['anger', 'What am I paying you people for? Are you kidding me? Who knows?'],
    ['what its writer answers', 'Did we ask our admin? Yes. Did they approve? No.'],
    ['what was asked of others', 'I asked our IT: is it safe?'],
    ['a quoted one', 'I got the "are you sure?" box.'],
    ['a web address', 'See https://login.example/adminconsent?client_id=1 for it.'],
    ['what a pasted screen asks', 'Have an admin account? Sign in with that account'],
    [
      'a statement that begins like one',
      'What I see is the same page. Did it five times. Should you need anything, call me.',
    ],
  ])('%s', (_, text) => {
    expect(asked(`${LEAD} ${text}`)).toEqual([]);
  });

  it('what stands in the quoted part', () => {
    expect(
      asked(`${LEAD}\n\nOn Mon, Nov 2, 2026 at 9:00 AM Ann <ann@firm.example> wrote:\n> Is it safe?`),
    ).toEqual([]);
  });

  it('what an older message asked', () => {
    const first = aMessage({ id: 'm1', messageId: 'one@firm.example', text: `${LEAD} Is it safe?` });
    const second = aMessage({ id: 'm2', messageId: 'two@firm.example', text: 'I have told our IT now.' });
    expect(read(first, second).questions).toEqual([]);
  });
});

describe('the article answers', () => {
  it.each([
    ['Is it safe to approve this?', 'is_it_safe'],
    ['Is it OK to click Accept?', 'accept_button'],
    ['Why does Microsoft ask for an admin?', 'why_asked'],
    ['Do we need it per user or once?', 'once_for_all'],
    ['Can the admin do it for everyone at once?', 'once_for_all'],
    ['How long does the approval take?', 'how_long'],
    ['Who is our admin?', 'who_is_admin'],
    ["What if we don't have an admin?", 'no_admin'],
    ['Can I use Jump meanwhile?', 'meanwhile'],
    ['Can I log in with Google instead?', 'other_login'],
    ['Which permissions does Jump ask for?', 'which_permissions'],
    ['Does Jump read all our emails?', 'reads_mail'],
    ['Is the calendar permission required?', 'calendar_needed'],
    ['Should the admin press Grant admin consent?', 'grant_button'],
    ['What is the consent workflow?', 'what_is_workflow'],
    ['Which role is needed?', 'which_role'],
    ['Where does the admin find the request?', 'where_is_request'],
    ['Did my request arrive?', 'request_arrived'],
    ['Can you approve it for us?', 'can_you_approve'],
    ['Did I do something wrong?', 'my_mistake'],
    ['Where do I connect again?', 'where_to_connect'],
    ['What should I write as justification?', 'what_to_write'],
    ['I see 7 scopes, is that correct?', 'count_right'],
    ['Can it be revoked later?', 'take_back'],
    ['What should I tell my IT?', 'what_to_tell'],
    ['Will I be notified when it is approved?', 'after_approval'],
    ['Is this message really from Microsoft or phishing?', 'from_microsoft'],
    ['Muss das jeder Mitarbeiter machen?', 'once_for_all'],
    ['Puis-je utiliser Jump en attendant ?', 'meanwhile'],
    ['¿Qué permisos pide Jump?', 'which_permissions'],
    ['Vocês podem aprovar?', 'can_you_approve'],
    ['Could you write to our IT people directly?', 'who_contacts'],
    ['Is there anything they need from your side?', 'admin_needs'],
    ['Can you see from your end whether he approved it?', 'can_you_see'],
    ['Do I have to sign something?', 'sign_something'],
    ['So who is right, IT or the screen?', 'who_is_right'],
    ['Is there anything he should watch out for?', 'watch_out'],
    ['Is there a PDF that I can pass on?', 'document'],
    ['Do I just wait?', 'anything_to_do'],
    ['Muss er auf etwas achten?', 'watch_out'],
    ['Will I get an email or do I just try again?', 'after_approval'],
    ['Have you got a sample sentence?', 'what_to_write'],
    ['Is 7 too few?', 'count_right'],
    ['Können Sie das beschleunigen?', 'can_you_approve'],
  ])('%s', (question, answer) => {
    expect(answers(question)).toEqual([answer]);
  });

  it.each([
    'Do we need to pay for this?',
    'Will I lose my data?',
    'Do you have a SOC 2 report?',
    'Can you call me tomorrow?',
    'Does Jump work with Zoom?',
    'Is it possible to change my email address?',
    'Was kostet das?',
    'Who can I put him in touch with at your end?',
  ])('nothing where it does not know: %s', (question) => {
    expect(answers(question)).toEqual([null]);
  });
});
