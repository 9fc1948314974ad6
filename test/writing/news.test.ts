import { expect, it } from 'vitest';
import { newsOf } from '../../src/writing/news.ts';
import { adminApproval, reading } from './case.ts';

const article = adminApproval();
const titleOf = (id: string) => article.steps.find((step) => step.id === id)?.title ?? '';

it('names the steps that a further message settled', () => {
  const news = newsOf(reading({}), reading({ contact_admin: 'done', retry_connection: 'done' }), article);
  expect(news).toBe(
    `New: 0 of 6 → 2 of 6 steps done: ${titleOf('contact_admin')}, ${titleOf('retry_connection')}`,
  );
});

it('names a step that no longer holds', () => {
  const news = newsOf(reading({ contact_admin: 'done' }), reading({ contact_admin: 'not_done' }), article);
  expect(news).toContain(`1 of 6 → 0 of 6 steps done: no longer: ${titleOf('contact_admin')}`);
});

it('says first of all that it works now', () => {
  const news = newsOf(reading({}), reading({}, { resolved: true }), article);
  expect(news).toBe('New: the customer says that it works now.');
});

it('says so where nothing changed, and nothing where there is nothing to compare', () => {
  expect(newsOf(reading({}), reading({}), article)).toBe('New message: nothing changed in the steps.');
  expect(newsOf(null, reading({}), article)).toBeNull();
  expect(newsOf(reading({}, { article: null }), reading({}), article)).toBeNull();
});
