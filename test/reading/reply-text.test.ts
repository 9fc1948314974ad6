import { describe, expect, it } from 'vitest';
import { newWords } from '../../src/reading/new-words.ts';
import { textParts } from '../../src/reading/text-parts.ts';
import { aMessage } from '../support/a-message.ts';
import { NOTICES, SIGNATURES, WHOLE } from './added-lines.cases.ts';
import { CLIENTS, LANGUAGES, type ReplyCase } from './reply-text.cases.ts';

const voices = { ownAddresses: ['support@desk.example'], deskNames: ['Jump'] };

function spoken({ text, subject, name }: ReplyCase): string {
  return newWords(aMessage({ text, subject: subject ?? 'Re: login', name: name ?? 'Ann Miller' }), voices);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('the words that are new in a mail', () => {
  it.each(CLIENTS)('are found above, below and between what $client quotes', (reply) => {
    expect(spoken(reply)).toBe(reply.words);
  });

  it.each(LANGUAGES)('are found in a mail of $client', (reply) => {
    expect(spoken(reply)).toBe(reply.words);
  });

  it.each(SIGNATURES)('leave out $client', (reply) => {
    expect(spoken(reply)).toBe(reply.words);
  });

  it.each(NOTICES)('leave out $client', (reply) => {
    expect(spoken(reply)).toBe(reply.words);
  });

  it.each(WHOLE)('lose nothing: $client', (reply) => {
    const told = textParts(aMessage({ text: reply.text, subject: 'login' }), voices)
      .filter(({ author }) => author === 'customer')
      .map(({ start, end }) => reply.text.slice(start, end))
      .join(' ');
    const closing = /(?:Thanks|Best regards),?\s*(?:Ann Miller)?/g;
    expect(folded(told.replace(closing, ''))).toBe(folded(reply.text.replace(closing, '')));
  });
});
