import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaseLine, type DeskHome, HomeList, LISTED_A_PAGE, type Office } from '../../src/core/office.ts';
import { checkView } from '../../src/playground/slack/blocks/check.ts';
import { homeView } from '../../src/slack/home-view.ts';
import { emptyOffice, eventually, openDesk, type TestDesk, textOf } from './desk.ts';

const URL = 'https://desk.slack.example/';

function aCase(change: Partial<CaseLine> = {}): CaseLine {
  return {
    ticketId: 'T1001',
    customer: 'Mia Chen',
    subject: 'Cannot sign in',
    state: 'waits for review',
    owner: null,
    openedAt: 1_000,
    snoozedUntil: null,
    card: { channel: 'C07TRIAGE1', ts: '1700000000.000100' },
    ...change,
  };
}

function aHome(change: Partial<DeskHome> = {}): DeskHome {
  return { at: 1_000, pause: null, sections: [], mailboxes: [], ...change };
}

const blocksOf = (home: DeskHome) => homeView(home, URL).blocks as unknown as Record<string, unknown>[];

describe('the Home', () => {
  it('is one that Slack takes, however much there is to show', () => {
    const long = aCase({
      customer: 'x'.repeat(3_000),
      subject: '<!channel> *y*'.repeat(300),
      state: 'z'.repeat(900),
    });
    const sections = HomeList.options.map((list) => ({
      list,
      offset: LISTED_A_PAGE[list],
      total: 5_000,
      cases: Array.from({ length: LISTED_A_PAGE[list] }, () => long),
    }));
    const failing = { since: 1_000, reason: 'r'.repeat(900) };
    const mailboxes = Array.from({ length: 30 }, () => ({
      name: 'm'.repeat(500),
      lastMailAt: null,
      failing,
    }));
    const pause = { by: { id: 'U07ANARUIZ', name: 'Ana' }, at: 1_000 };
    const view = homeView(aHome({ sections, mailboxes, pause }), URL);
    expect(checkView({ ...view })).toBeNull();
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    const said = textOf(view.blocks);
    expect(said).toContain('and 22 more');
    expect(said).toContain('and 4,960 more');
  });

  it('shows customers’ words as they are, and links each number to its card', () => {
    const section = {
      list: 'waiting' as const,
      offset: 0,
      total: 1,
      cases: [aCase({ subject: '<!channel> *hi*' })],
    };
    const blocks = blocksOf(aHome({ sections: [section] }));
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(textOf(blocks)).toContain('<!channel> *hi*');
    expect(textOf(blocks)).toContain(`${URL}archives/C07TRIAGE1/p1700000000000100`);
  });

  it('says how each mailbox is', () => {
    const mailboxes = [
      { name: 'help@desk.example', lastMailAt: 1_000, failing: null },
      {
        name: 'old@desk.example',
        lastMailAt: null,
        failing: { since: 1_000, reason: 'the login is refused' },
      },
    ];
    const said = textOf(blocksOf(aHome({ mailboxes })));
    expect(said).toContain('last mail');
    expect(said).toContain('the login is refused');
  });
});

describe('the Home, over Socket Mode', () => {
  let test: TestDesk;
  let office: Office;
  const asked: unknown[] = [];
  beforeEach(async () => {
    asked.length = 0;
    const cases = [aCase()];
    office = emptyOffice({
      home: async (agent, page) => {
        asked.push([agent, page]);
        return aHome({ sections: [{ list: 'waiting', offset: page?.offset ?? 0, total: 50, cases }] });
      },
    });
    test = await openDesk({ office });
  });
  afterEach(() => test.close());

  const said = (user: string) => textOf((test.slack.home(user)?.view.blocks ?? []) as unknown[]);

  it('is shown when it is opened, turns its pages, and tells strangers nothing', async () => {
    await test.slack.openHome(test.agent);
    await eventually(() => said(test.agent).includes('T1001'), 'the Home lists the case');
    const blocks = test.slack.home(test.agent)?.view.blocks as { block_id: string }[];
    const pager = blocks.find((block) => JSON.stringify(block).includes('desk_page'));
    await test.slack.pressHome(test.agent, { blockId: pager?.block_id ?? '', actionId: 'desk_page' });
    await eventually(() => asked.length === 2, 'the next page is asked for');
    expect(asked).toEqual([
      [test.agent, null],
      [test.agent, { list: 'waiting', offset: 20 }],
    ]);

    await test.slack.openHome(test.customer);
    await eventually(() => said(test.customer) !== '', 'a stranger sees something');
    expect(said(test.customer)).not.toContain('T1001');
    expect(asked).toHaveLength(2);
    expect(test.stored).toEqual([]);
  });

  it('has links like those that Slack gives itself', async () => {
    const { ts } = await test.slack.post(test.agent, test.review, { text: 'a card' });
    const answer = await fetch(
      `${test.slack.apiUrl}chat.getPermalink?channel=${test.review}&message_ts=${ts}`,
      { headers: { authorization: `Bearer ${test.slack.botToken}` } },
    );
    const { permalink } = (await answer.json()) as { permalink: string };
    const workspace = permalink.slice(0, permalink.indexOf('archives/'));
    const cases = [aCase({ card: { channel: test.review, ts } })];
    const home = aHome({ sections: [{ list: 'waiting', offset: 0, total: 1, cases }] });
    expect(textOf(homeView(home, workspace).blocks)).toContain(permalink);
  });
});

describe('a private answer', () => {
  it('turns the pages of a search, and a fault is said kindly', async () => {
    const cases = [aCase()];
    let broken = false;
    const office = emptyOffice({
      search: async () => {
        if (broken) throw new Error('Redis is away');
        return { cases, total: 12 };
      },
    });
    const test = await openDesk({ office });
    const answers = () => test.slack.notices(test.agent).map(({ blocks }) => textOf(blocks));
    await test.slack.command(test.agent, test.review, '/stepcheck search firm.example');
    await eventually(() => answers().length === 1, 'the search is answered');
    const notice = test.slack.notices(test.agent)[0];
    const more = notice?.blocks.find(({ type }) => type === 'actions');
    broken = true;
    const button = { blockId: String(more?.block_id), actionId: 'desk_found' };
    await test.slack.pressNotice(test.agent, notice?.id ?? '', button);
    await eventually(() => answers().length === 2, 'the next page is answered');
    expect(answers()[1]).toContain('nothing was changed');
    await test.close();
  });

  it('tells to invite the bot where it is no member', async () => {
    const test = await openDesk();
    const { ts } = await test.slack.post(test.customer, test.customers, { text: 'Need admin approval' });
    const members = [test.agent, test.customer];
    test.slack.setMembers(test.customers, members);
    await test.slack.shortcut(test.agent, { channelId: test.customers, ts }, 'stepcheck_check');
    await eventually(() => test.slack.notices(test.agent).length === 1, 'it is answered');
    expect(textOf(test.slack.notices(test.agent)[0]?.blocks ?? [])).toContain('/invite @stepcheck');
    await test.close();
  });
});
