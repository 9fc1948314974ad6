import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import { articleIn } from '../../src/core/article-in.ts';
import type { Question, Reading } from '../../src/core/reading.ts';
import { loadArticles } from '../../src/files/articles.ts';
import { answersGiven, answersText } from '../../src/writing/answers.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { checkDraft } from '../../src/writing/guards.ts';
import { adminApproval, reading, STAGES } from './case.ts';

const article = adminApproval();
let inAllLanguages: LoadedArticle = article;

beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../../prompts/articles', import.meta.url));
  inAllLanguages = (await loadArticles(folder)).byId(article.id) ?? article;
});

function asks(...ids: (string | null)[]): Pick<Reading, 'questions'> {
  const evidence = { kind: 'quote', messageId: 'm1', part: 'new', start: 0, end: 1 } as const;
  return { questions: ids.map((answer): Question => ({ evidence, answer })) };
}

function draftFor(state: Reading, from: LoadedArticle = article): string {
  const written = writeDraft({
    reading: state,
    article: from,
    recipientName: 'Ann Lee',
    subject: 'Jump',
    deskName: 'Jump Support',
  });
  return 'draft' in written ? written.draft.text : written.noDraft;
}

describe('the reply answers what the article knows', () => {
  it('right after what was understood', () => {
    const paragraphs = draftFor(reading({}, asks('why_asked'))).split('\n\n');
    expect(paragraphs[2]).toMatch(/^Microsoft asks because Jump needs permission/);
  });

  it('to an admin as to an admin', () => {
    const state = reading({}, { ...asks('how_long'), senderRole: 'admin' });
    expect(answersText(state, article, [])).toMatch(/^How long it takes is up to you/);
  });

  it('three questions at most, each once, and none that it does not know', () => {
    const state = reading({}, asks('how_long', null, 'how_long', 'why_asked', 'is_it_safe', 'which_role'));
    expect(answersGiven(state, article).map(({ id }) => id)).toEqual(['how_long', 'why_asked', 'is_it_safe']);
    expect(answersText(state, article, [])?.split('\n\n')).toHaveLength(3);
    expect(answersText(reading({}, asks(null)), article, [])).toBeNull();
  });

  it('not twice what a part of the reply says anyway', () => {
    const state = reading({}, asks('meanwhile'));
    expect(answersText(state, article, ['workaround'])).toBeNull();
    expect(answersText(state, article, [])).toContain('Sign in a different way');
    expect(draftFor(state).match(/Sign in a different way/g)).toHaveLength(1);
  });

  it('nor what a step says that is asked for', () => {
    const state = asks('where_to_connect');
    expect(answersText(reading({}, state), article, ['steps'])).toBeNull();
    const retried = reading({ retry_connection: 'done' }, state);
    expect(answersText(retried, article, ['steps'])).toContain('User Settings');
  });

  it('with the list of permissions where the desk has filled it in, else with their number', () => {
    const state = reading({}, asks('which_permissions'));
    expect(answersText(state, article, [])).toMatch(/^Jump asks for 9 permissions, or 7 without/);
    const listed = { ...article, permissions: ['Read your mail', 'Read your profile'] };
    expect(answersText(state, listed, [])).toBe(
      'Jump asks for these permissions: Read your mail, Read your profile.',
    );
  });

  it.each(Object.keys(STAGES))('and no answer breaks a guard at stage %s', (stage) => {
    for (const { id } of article.answers) {
      for (const senderRole of ['user', 'admin'] as const) {
        const state = reading(STAGES[stage] ?? {}, {
          ...asks(id),
          stage,
          senderRole,
          resolved: stage === 'resolved',
        });
        const silent = checkDraft({ text: draftFor({ ...state, questions: [] }) }, state, article);
        const findings = checkDraft({ text: draftFor(state) }, state, article);
        expect(findings.filter((one) => !silent.includes(one))).toEqual([]);
      }
    }
  });

  it('in each of the languages that the article has', () => {
    for (const language of inAllLanguages.languages) {
      const own = articleIn(inAllLanguages, language);
      for (const { id } of own.answers) {
        const state = reading(STAGES.approved_but_failing ?? {}, {
          ...asks(id),
          stage: 'approved_but_failing',
          language,
        });
        const text = draftFor(state, inAllLanguages);
        const said = answersText(state, own, []);
        const silent = checkDraft(
          { text: draftFor({ ...state, questions: [] }, inAllLanguages), language },
          state,
          inAllLanguages,
        );
        const findings = checkDraft({ text, language }, state, inAllLanguages);
        expect(said).not.toMatch(/\{(?:link|count|permissions)/);
        expect(findings.filter((one) => !silent.includes(one))).toEqual([]);
      }
    }
  });
});
