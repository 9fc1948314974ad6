import type { Block, KnownBlock } from '@slack/web-api';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPage, startBrowser, words } from './browser.ts';
import { startTestPage, type TestPage } from './parts.ts';

let setup: TestPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  setup = await startTestPage();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await setup.close();
});

beforeEach(async () => {
  await page?.close();
  page = await openPage(browser, setup.url);
});

async function show(...blocks: (KnownBlock | Block)[]): Promise<Locator> {
  const { ts } = await setup.bot.chat.postMessage({ channel: setup.review, text: 'a card', blocks });
  const message = page.locator(`[data-ts="${ts}"] .message-blocks`);
  await message.waitFor();
  return message;
}

function mrkdwn(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

describe('the blocks of a card', () => {
  it('are all shown', async () => {
    const card = await show(
      { type: 'header', text: { type: 'plain_text', text: 'A case' } },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: '*From*\nPat' },
          { type: 'plain_text', text: 'plain' },
        ],
      },
      {
        type: 'context',
        elements: [
          { type: 'plain_text', text: 'small print' },
          { type: 'mrkdwn', text: '_more_' },
        ],
      },
      { type: 'divider' },
      { type: 'markdown', text: '# Week 47\n\n**12** cases\n- one\n- two' },
      {
        type: 'actions',
        elements: [
          { type: 'button', style: 'primary', action_id: 'go', text: { type: 'plain_text', text: 'Go' } },
        ],
      },
    );
    expect(await words(card.getByRole('heading'))).toBe('A case');
    expect(await card.locator('.section-fields > div').allInnerTexts()).toEqual(['From\nPat', 'plain']);
    expect(await words(card.locator('.block-context'))).toContain('small print');
    expect(await card.locator('hr').count()).toBe(1);
    expect(await card.locator('.markdown li').allInnerTexts()).toEqual(['one', 'two']);
    expect(await card.getByRole('button', { name: 'Go' }).isEnabled()).toBe(true);
    expect(await card.getByTestId('unknown-block').count()).toBe(0);
  });

  it('hold rich text with its lists, quotes and links', async () => {
    const text = (words: string, style?: object) => ({
      type: 'text',
      text: words,
      ...(style ? { style } : {}),
    });
    const card = await show({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            text('bold', { bold: true }),
            { type: 'user', user_id: setup.ana },
            { type: 'emoji', name: 'white_check_mark' },
            { type: 'date', timestamp: 1_700_000_000, format: '{date_num}', fallback: 'then' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [text('first')] }],
        },
        {
          type: 'rich_text_quote',
          elements: [text('two\nlines'), { type: 'link', url: 'https://a.example/' }],
        },
        { type: 'rich_text_preformatted', elements: [text('code')] },
      ],
    } as Block);
    expect(await words(card.locator('strong'))).toBe('bold');
    expect(await words(card.locator('.mention'))).toBe('@Ana Ruiz');
    expect(await card.getByRole('img', { name: 'white check mark' }).count()).toBe(1);
    expect(await words(card.locator('ol li'))).toBe('first');
    expect(await words(card.locator('blockquote'))).toContain('two\nlines');
    expect(await card.locator('blockquote a').getAttribute('rel')).toBe('noopener noreferrer');
    expect(await words(card.locator('pre'))).toBe('code');
  });

  it('show as a box with their type where the page does not know them', async () => {
    const card = await show({ type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }]] } as Block, {
      type: 'divider',
    });
    expect(await words(card.getByTestId('unknown-block'))).toContain('table');
    expect(await card.getByTestId('unknown-block').textContent()).toContain('cell');
    expect(await card.locator('hr').count()).toBe(1);
  });
});

describe("Slack's markup", () => {
  it('is read as Slack reads it', async () => {
    const card = await show(
      mrkdwn(
        '*b* _i_ ~s~ `c*d*` a*b*c 2 * 3 * 4 &lt;b&gt; &amp;amp;\n&gt; q1\n&gt; q2\nafter\n\n```pre *x*```',
      ),
    );
    expect(await card.locator('strong').allInnerTexts()).toEqual(['b']);
    expect(await words(card.locator('em'))).toBe('i');
    expect(await words(card.locator('s'))).toBe('s');
    expect(await words(card.locator('code'))).toBe('c*d*');
    expect(await words(card.locator('blockquote'))).toBe('q1\nq2');
    expect(await words(card.locator('pre'))).toBe('pre *x*');
    expect(await words(card)).toContain('a*b*c 2 * 3 * 4 <b> &amp;');
  });

  it('knows people, channels, groups, links and times', async () => {
    const card = await show(
      mrkdwn(
        `<@${setup.mia}> <#${setup.customers}> <!here> <https://a.example/x?a=1&amp;b=2|the page> <!date^1700000000^at {time}|then>`,
      ),
    );
    expect(await card.locator('.mention').allInnerTexts()).toEqual(['@Mia Chen', '#jump-help', '@here']);
    expect(await card.locator('a').getAttribute('href')).toBe('https://a.example/x?a=1&b=2');
    expect(await words(card)).toMatch(/at \d\d:\d\d/);
  });

  it('never becomes HTML, nor a link that runs something', async () => {
    const card = await show(
      mrkdwn(
        '&lt;img src=x onerror="document.title=1"&gt; <javascript:alert(1)|click> <data:text/html,x|here>',
      ),
      {
        type: 'section',
        text: { type: 'plain_text', text: '<script>document.title=2</script> *as it is* <@U1>' },
      },
      { type: 'markdown', text: '<b>no</b> [x](javascript:alert(1))' },
    );
    expect(await card.locator('img, script, a, b').count()).toBe(0);
    expect(await words(card)).toContain('<script>document.title=2</script> *as it is* <@U1>');
    expect(await page.title()).toBe('stepcheck playground');
  });
});
