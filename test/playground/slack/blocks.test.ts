import type { KnownBlock } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../src/playground/slack/blocks/check.ts';
import { REVIEW, refusal, startSlack, webClient } from './support.ts';

const text = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: text(length) });
const button = (more: object = {}) => ({ type: 'button', text: plain(10), action_id: 'go', ...more });
const section = (length: number) => ({ type: 'section', text: { type: 'mrkdwn', text: text(length) } });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object) => ({ type: 'input', block_id: 'reply', label: plain(5), element });
const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain(24),
  submit: plain(4),
  blocks: [input({ type: 'plain_text_input', action_id: 'text' })],
  ...more,
});

const choice = (type: string, count: number) => ({
  type,
  action_id: 'who',
  options: Array.from({ length: count }, (_, index) => ({ text: plain(5), value: String(index) })),
});

describe('blocks of a message', () => {
  test('those of a review card are taken', () => {
    const card = [
      { type: 'header', text: plain(150) },
      { type: 'section', fields: Array.from({ length: 10 }, () => ({ type: 'mrkdwn', text: '*a*' })) },
      { type: 'divider' },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Reply', style: { bold: true } }] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Hello Mia' }] },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
          },
        ],
      },
      { type: 'context', elements: Array.from({ length: 10 }, () => ({ type: 'plain_text', text: 'a' })) },
      actions(button({ style: 'primary', value: text(2000) }), button({ action_id: 'no', style: 'danger' })),
    ];
    expect(checkMessageBlocks(card)).toBeNull();
  });

  test.each([
    [
      '51 blocks',
      Array.from({ length: 51 }, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'a long section',
      [section(3001)],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', [{ type: 'section' }], 'missing required field: text'],
    ['empty text', [section(0)], 'must be more than 0 characters'],
    [
      '11 fields',
      [{ type: 'section', fields: Array.from({ length: 11 }, () => plain(1)) }],
      'no more than 10 items',
    ],
    ['a long field', [{ type: 'section', fields: [plain(2001)] }], '/blocks/0/fields/0/text'],
    ['a long header', [{ type: 'header', text: plain(151) }], 'must be less than 151 characters'],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }], '/blocks/0/text/type'],
    [
      '11 context elements',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain(1)) }],
      'no more than 10',
    ],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` })))],
      'no more than 25',
    ],
    ['a long button', [actions(button({ text: plain(76) }))], 'must be less than 76 characters'],
    ['a long value', [actions(button({ value: text(2001) }))], 'must be less than 2001 characters'],
    ['a long action id', [actions(button({ action_id: text(256) }))], 'must be less than 256 characters'],
    ['a long block id', [{ type: 'divider', block_id: text(256) }], '/blocks/0/block_id'],
    ['a wrong style', [actions(button({ style: 'loud' }))], '/blocks/0/elements/0/style'],
    [
      'the same block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      'already exists',
    ],
    ['the same action id twice', [actions(button(), button())], 'already exists'],
    [
      'an unknown block',
      [{ type: 'banner', text: plain(1) }],
      'unsupported type [json-pointer:/blocks/0/type]',
    ],
    ['an unknown property', [{ type: 'divider', colour: 'red' }], 'invalid additional property: colour'],
    [
      'rich text that is no section',
      [{ type: 'rich_text', elements: [{ type: 'text', text: 'a' }] }],
      'unsupported type',
    ],
    [
      'an empty rich text piece',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        },
      ],
      'must be more than 0 characters',
    ],
    [
      'a long option',
      [actions({ type: 'static_select', action_id: 'a', options: [{ text: plain(76), value: 'a' }] })],
      'must be less than 76 characters',
    ],
  ])('%s: refused', (_name, blocks, message) => {
    const fault = checkMessageBlocks(blocks as Record<string, unknown>[]);
    expect(fault?.error).toBe('invalid_blocks');
    expect(fault?.messages.join('\n')).toContain(message);
  });

  test('together they may not be over 13,000 characters', () => {
    expect(checkMessageBlocks(Array.from({ length: 4 }, () => section(2900)))).toBeNull();
    expect(checkMessageBlocks(Array.from({ length: 5 }, () => section(2900)))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  test('the Web API says what is wrong, and posts nothing', async () => {
    const slack = await startSlack();
    const blocks = [section(3001)] as KnownBlock[];
    expect(await refusal(webClient(slack).chat.postMessage({ channel: REVIEW, text: 'a', blocks }))).toEqual({
      error: 'invalid_blocks',
      messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    });
    expect(slack.messages(REVIEW)).toEqual([]);
  });

  test('those without an id are given one', async () => {
    const slack = await startSlack();
    const blocks = [{ type: 'actions', elements: [{ type: 'button', text: plain(2) }] }] as KnownBlock[];
    await webClient(slack).chat.postMessage({ channel: REVIEW, text: 'a', blocks });
    expect(slack.messages(REVIEW)[0]?.blocks).toMatchObject([
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] },
    ]);
  });
});

describe('a modal', () => {
  test('of the usual kind is taken, with up to 100 blocks', () => {
    expect(checkView(modal())).toBeNull();
    expect(checkView(modal({ blocks: Array.from({ length: 100 }, () => section(1)) }))).toBeNull();
  });

  test.each([
    ['a long title', { title: plain(25) }, 'must be less than 25 characters [json-pointer:/view/title/text]'],
    ['long private metadata', { private_metadata: text(3001) }, '/view/private_metadata'],
    [
      '101 blocks',
      { blocks: Array.from({ length: 101 }, () => section(1)) },
      'no more than 100 items allowed',
    ],
    ['an input without a submit button', { submit: undefined }, 'missing required field: submit'],
    [
      'an input for more than 3000 characters',
      { blocks: [input({ type: 'plain_text_input', action_id: 'text', max_length: 3001 })] },
      '/view/blocks/0/element/max_length',
    ],
    [
      'more than 3000 characters to begin with',
      { blocks: [input({ type: 'plain_text_input', action_id: 'text', initial_value: text(3001) })] },
      '/view/blocks/0/element/initial_value',
    ],
    [
      '11 radio buttons',
      { blocks: [input(choice('radio_buttons', 11))] },
      'no more than 10 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      'a choice to begin with that is none of the options',
      { blocks: [input({ ...choice('radio_buttons', 2), initial_option: { text: plain(6), value: '1' } })] },
      'must be one of the provided options',
    ],
    [
      'ticks to begin with, but none',
      { blocks: [input({ ...choice('checkboxes', 2), initial_options: [] })] },
      'no fewer than 1 items allowed',
    ],
  ])('%s: refused', (_name, change, message) => {
    const fault = checkView(modal(change));
    expect(fault?.error).toBe('invalid_arguments');
    expect(fault?.messages.join('\n')).toContain(message);
  });
});
