import type { Draft } from '../../src/core/draft.ts';

/** A template draft that waits for a decision. */
export function draftOf(change: Partial<Draft> = {}): Draft {
  return {
    v: 1,
    rev: 1,
    ticketId: 'T1001',
    version: 1,
    state: 'current',
    createdAt: 1_000,
    content: {
      subject: 'Re: Need admin approval',
      text: 'Hi Mia,',
      html: '<p>Hi Mia,</p>',
      language: 'en',
      source: 'template',
      inDeskLanguage: null,
    },
    recipients: null,
    warnings: [],
    modelUse: null,
    decided: null,
    ...change,
  };
}
