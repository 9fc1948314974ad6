import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StandInNotice } from '../../src/playground/slack/stand-in.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

/** The words of the Home that a person sees. */
function homeOf(user: string): string {
  const view = desk.slack.home(user)?.view;
  return view ? textOf({ text: '', blocks: view.blocks as Record<string, unknown>[] }) : '';
}

async function homeSaying(user: string, ...words: string[]): Promise<string> {
  return vi.waitFor(
    () => {
      const said = homeOf(user);
      for (const word of words) expect(said).toContain(word);
      return said;
    },
    { timeout: 10_000 },
  );
}

async function pressOnHome(user: string, actionId: string): Promise<void> {
  const blocks = desk.slack.home(user)?.view.blocks as Record<string, unknown>[];
  const block = blocks.find((one) => JSON.stringify(one.elements ?? '').includes(`"${actionId}"`));
  await desk.slack.pressHome(user, { blockId: String(block?.block_id), actionId });
}

async function answerSaying(user: string, ...words: string[]): Promise<StandInNotice> {
  return vi.waitFor(
    () => {
      const notice = desk.slack.notices(user).at(-1);
      for (const word of words) expect(notice ? textOf(notice) : '').toContain(word);
      return notice as StandInNotice;
    },
    { timeout: 10_000 },
  );
}

const replies = () => desk.outbox.list().filter(({ text }) => text.includes('Sign in a different way'));

describe('the desk at a glance', () => {
  it('shows what waits, with a link to its card, and whose it is; to nobody but the reviewers', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen');
    await desk.slack.openHome(desk.ana);
    const said = await homeSaying(desk.ana, 'Waiting (1)', 'T1001', 'Cannot sign in to Jump');
    expect(said).toContain('waits for review');
    const link = `archives/${desk.review}/p${card.ts.replace('.', '')}`;
    await vi.waitFor(async () => {
      await desk.slack.openHome(desk.ana);
      expect(JSON.stringify(desk.slack.home(desk.ana))).toContain(link);
    }, 10_000);

    await desk.slack.openHome(desk.mia);
    expect(await homeSaying(desk.mia, 'shown to its reviewers only')).not.toContain('T1001');
  });

  it('pauses sending for everybody: an approved reply waits, and goes out once after resuming', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen');
    await desk.slack.openHome(desk.ana);
    await homeSaying(desk.ana, 'T1001');
    await pressOnHome(desk.ana, 'desk_pause');
    await homeSaying(desk.ana, 'The desk is paused');
    await desk.press(desk.ben, card, 'approve');
    await desk.cardSaying('Approved by');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(replies()).toEqual([]);
    const told = desk.slack.messages(desk.review).filter(({ text }) => text.includes('paused the desk'));
    expect(told).toHaveLength(1);

    await desk.stop();
    await desk.start();
    await desk.slack.command(desk.ben, desk.review, '/stepcheck pause');
    await answerSaying(desk.ben, 'paused already, by Ana Ruiz');
    await desk.slack.command(desk.ben, desk.review, '/stepcheck resume');
    await answerSaying(desk.ben, 'Resumed');
    await desk.cardSaying('Sent by');
    expect(replies()).toHaveLength(1);
  });
});

describe('the slash command', () => {
  it('finds cases by number, address, domain and person, and shows one', async () => {
    await desk.deliver(mailFromMia());
    await desk.slack.post(desk.mia, desk.customers, { text: 'Jump says "Need admin approval" again' });
    await desk.cardSaying('T1002');
    for (const term of ['1001', 'mia@birchwood.example', 'birchwood.example', '@birchwood.example']) {
      await desk.slack.command(desk.ana, desk.review, `/stepcheck search ${term}`);
      await answerSaying(desk.ana, '1 case for', 'T1001');
    }
    await desk.slack.command(desk.ana, desk.review, '/stepcheck search @mia.chen');
    await answerSaying(desk.ana, 'T1002');
    await desk.slack.command(desk.ana, desk.review, '/stepcheck show t1001');
    await answerSaying(desk.ana, 'T1001', 'opened the ticket', 'waits for review');
    await desk.slack.command(desk.ana, desk.review, '/stepcheck summary');
    await answerSaying(desk.ana, 'Support in week');
    await desk.slack.command(desk.mia, desk.customers, '/stepcheck search 1001');
    expect(textOf(await answerSaying(desk.mia, 'Only reviewers'))).not.toContain('T1001');
  });
});

describe('the shortcut', () => {
  it('reads a message of any channel, makes a case of it, and the answer goes into its thread', async () => {
    const { ts } = await desk.slack.post(desk.ben, desk.customers, {
      text: 'Jump says "Need admin approval" when I sign in with Microsoft. I asked nobody yet.',
    });
    const place = { channelId: desk.customers, ts };
    await desk.slack.shortcut(desk.ana, place, 'stepcheck_check');
    const notice = await answerSaying(desk.ana, 'Missing:', 'Open a case');
    expect(desk.cards()).toEqual([]);

    const block = notice.blocks.find(({ type }) => type === 'actions');
    const button = { blockId: String(block?.block_id), actionId: 'desk_open_message' };
    await desk.slack.pressNotice(desk.ana, notice.id, button);
    await answerSaying(desk.ana, 'taken in');
    const card = await desk.cardSaying('Ben Okafor', 'T1001');
    await desk.slack.shortcut(desk.ana, place, 'stepcheck_check');
    await answerSaying(desk.ana, 'belongs to T1001');

    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    const thread = desk.slack.messages(desk.customers).filter(({ threadTs }) => threadTs === ts);
    expect(thread.map(textOf).join()).toContain('Sign in a different way');
  });

  it('follows the thread of its case in a channel that is no customers’ one, also over an outage', async () => {
    await desk.close();
    desk = await startTestDesk({ env: { SLACK_CUSTOMER_CHANNELS: '' } });
    const { ts } = await desk.slack.post(desk.mia, desk.customers, {
      text: 'Jump says "Need admin approval" when I sign in with Microsoft.',
    });
    await desk.slack.shortcut(desk.ana, { channelId: desk.customers, ts }, 'stepcheck_check');
    const notice = await answerSaying(desk.ana, 'Open a case');
    const block = notice.blocks.find(({ type }) => type === 'actions');
    const button = { blockId: String(block?.block_id), actionId: 'desk_open_message' };
    await desk.slack.pressNotice(desk.ana, notice.id, button);
    await desk.cardSaying('Mia Chen', 'T1001');
    await desk.slack.post(desk.mia, desk.customers, { text: 'I have asked our IT department', threadTs: ts });
    await desk.cardSaying('I have asked our IT department');

    await desk.stop();
    await desk.slack.post(desk.mia, desk.customers, { text: 'They approved it this morning', threadTs: ts });
    await desk.slack.post(desk.mia, desk.customers, { text: 'Something else for the whole channel' });
    await desk.start();
    await desk.cardSaying('They approved it this morning');
    expect(desk.cards()).toHaveLength(1);
  });
});
