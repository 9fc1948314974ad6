import { Redis } from 'ioredis';
import type { SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
let redis: Redis;
beforeEach(async () => {
  desk = await startTestDesk();
  redis = new Redis(desk.redis.path);
});
afterEach(async () => {
  redis.disconnect();
  await desk.close();
});

const keys = () => keysOf(desk.config.deskId);
const ticket = (id: string) => createRecords(redis, keys(), 'UTC').ticket(id);
const historyOf = async (id: string) =>
  (await createLookup(redis, keys()).history(id)).map(({ by, what }) => `${by}: ${what}`).join('\n');

/** The Message-ID of the acknowledgement, once it went out. */
async function ourMessageId(): Promise<string> {
  await desk.cardSaying('Mia Chen', 'Acknowledged');
  const found = desk.outbox.list()[0]?.headers.find(({ name }) => name.toLowerCase() === 'message-id');
  expect(found?.value).toMatch(/^<stepcheck\.T1001\.ack\./);
  return found?.value ?? '';
}

let count = 0;
/** A mail in the thread of Mia's case, by its customer's id or by ours. */
function inThread(from: string, id: string, change: SendMailOptions = {}): SendMailOptions {
  count += 1;
  return mailFromMia({
    from,
    inReplyTo: id,
    references: id,
    messageId: `<in-thread-${count}@elsewhere.example>`,
    text: `Jump: it says Need admin approval for ${from.replace(/[^a-z]/gi, ' ')} as well.`,
    ...change,
  });
}

const FIRST = '<first@birchwood.example>';
const said = (from: string) => `for ${from.replace(/[^a-z]/gi, ' ').trim()}`;

async function joins(from: string, id: string, change: SendMailOptions = {}): Promise<void> {
  await desk.deliver(inThread(from, id, change));
  await desk.cardSaying('T1001', said(from));
  expect(desk.cards()).toHaveLength(1);
}

async function opensItsOwn(from: string, id: string, change: SendMailOptions = {}): Promise<void> {
  await desk.deliver(inThread(from, id, change));
  await desk.cardSaying('T1002', 'Possibly belongs to T1001', said(from));
  expect((await ticket('T1001'))?.messages).toHaveLength(1);
}

describe('a mail in a case’s thread joins it', () => {
  beforeEach(() => desk.deliver(mailFromMia()));

  it('where a colleague of the customer’s firm wrote it, and the customer stays who is answered', async () => {
    await joins('boss@Birchwood.example', await ourMessageId());
    await joins('it-team@birchwood.example', FIRST);
    const { route, recipients } = (await ticket('T1001')) ?? {};
    expect(route).toMatchObject({ to: 'mia@birchwood.example' });
    expect(recipients?.to.map(({ address }) => address.toLowerCase())).toEqual([
      'mia@birchwood.example',
      'boss@birchwood.example',
      'it-team@birchwood.example',
    ]);
  });

  it('and what its number in the subject says is no matter', async () => {
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(
      mailFromMia({
        from: 'mia@birchwood.example',
        subject: 'Re: Cannot sign in to Jump [T1001]',
        messageId: '<new@birchwood.example>',
        text: 'Another thing about Jump and admin approval.',
      }),
    );
    const card = await desk.cardSaying('T1002', 'Another thing');
    expect(textOf(card)).not.toContain('Possibly');
    expect((await ticket('T1001'))?.messages).toHaveLength(1);
  });
});

describe('somebody whom the customer gave a copy', () => {
  it('and who is of the customer’s firm joins, as the admin does', async () => {
    await desk.deliver(mailFromMia({ cc: 'admin@birchwood.example' }));
    await ourMessageId();
    await joins('admin@birchwood.example', FIRST);
  });

  it('and who is not gets a case of their own: anybody may be put in Cc by a stranger', async () => {
    await desk.deliver(mailFromMia({ cc: 'victim@gmail.com, vic@victim.example' }));
    await ourMessageId();
    await opensItsOwn('vic@victim.example', FIRST);
    await desk.deliver(inThread('victim@gmail.com', FIRST));
    await desk.cardSaying('T1003', 'Possibly belongs to T1001', said('victim@gmail.com'));
    expect((await ticket('T1001'))?.messages).toHaveLength(1);
  });

  it('joins once an agent has written to them', async () => {
    await desk.deliver(mailFromMia({ cc: 'helper@gmail.com' }));
    const card = await desk.cardSaying('Mia Chen', 'Sign in', 'Acknowledged');
    await desk.press(desk.ana, card, 'edit');
    await vi.waitFor(() => expect(desk.slack.modal(desk.ana)).toBeTruthy(), 10_000);
    await desk.slack.submit(desk.ana, {
      copy_to: { people: { selected_options: [{ value: '0' }] } },
      reply_0: { text: { value: 'Hi Mia, please ask your admin. Your helper reads this too.' } },
    });
    await desk.cardSaying('Edited and sent by');
    await joins('helper@gmail.com', FIRST);
  });
});

describe('a mail in a case’s thread gets a case of its own', () => {
  beforeEach(() => desk.deliver(mailFromMia()));

  it('where a stranger names our Message-ID', async () => {
    await opensItsOwn('eve@elsewhere.example', await ourMessageId());
  });

  it('where a stranger names the customer’s Message-ID', async () => {
    await ourMessageId();
    await opensItsOwn('eve@elsewhere.example', FIRST);
  });

  it('where the sender check failed, even of the customer’s own address', async () => {
    const headers = { 'Authentication-Results': 'mx.desk.example; dmarc=fail header.from=birchwood.example' };
    await opensItsOwn('mia@birchwood.example', await ourMessageId(), { headers });
  });

  it('and no id at all leads nowhere', async () => {
    await ourMessageId();
    await desk.deliver(inThread('eve@elsewhere.example', '<>', { headers: { 'X-Other': 'x' } }));
    const card = await desk.cardSaying('T1002', said('eve@elsewhere.example'));
    expect(textOf(card)).not.toContain('Possibly');
  });
});

it('two customers of a public provider have nothing in common', async () => {
  await desk.deliver(
    mailFromMia({ from: '"Mia Chen" <mia.chen@gmail.com>', messageId: '<first@gmail.com>' }),
  );
  await opensItsOwn('eve.other@gmail.com', await ourMessageId());
});

describe('a case that an agent links', () => {
  beforeEach(() => desk.deliver(mailFromMia()));

  it('goes into the other one, where its words are read, and later mail of it follows', async () => {
    await opensItsOwn('mia.private@gmail.com', await ourMessageId());
    const own = await desk.cardSaying('T1002', 'Possibly belongs to T1001', 'Not acknowledged');
    expect(buttonsOf(own)).toContain('link');
    await desk.press(desk.ana, own, 'link');
    await desk.cardSaying('T1001', 'Cannot sign in', said('mia.private@gmail.com'));
    await vi.waitFor(() => expect(textOf(cardOf('T1002'))).toMatch(/belongs to T1001/i), 10_000);

    await vi.waitFor(async () => {
      expect(await ticket('T1001')).toMatchObject({
        state: 'open',
        readMessages: 2,
        route: { to: 'mia@birchwood.example' },
      });
    }, 10_000);
    expect(await ticket('T1002')).toMatchObject({ state: 'closed', mergedInto: 'T1001' });
    expect(await historyOf('T1001')).toMatch(/Ana.*: took in the messages of T1002/);
    expect(await historyOf('T1002')).toMatch(/Ana.*: linked it to T1001/);

    const later = { text: 'Jump again: IT has approved it.' };
    await desk.deliver(inThread('mia.private@gmail.com', `<in-thread-${count}@elsewhere.example>`, later));
    await desk.cardSaying('T1001', 'IT has approved it');
    expect(desk.cards()).toHaveLength(2);
  });

  it('is linked once: whoever comes second is told, and decides there', async () => {
    await opensItsOwn('eve@elsewhere.example', await ourMessageId());
    const own = await desk.cardSaying('T1002', 'Possibly belongs to T1001', 'Not acknowledged');
    await Promise.all([desk.pressStale(desk.ana, own, 'link'), desk.pressStale(desk.ben, own, 'link')]);
    const notices = () => [...desk.slack.notices(desk.ana), ...desk.slack.notices(desk.ben)];
    await vi.waitFor(
      () =>
        expect(
          notices()
            .map(({ text }) => text)
            .join(),
        ).toMatch(/belongs to T1001 now/),
      10_000,
    );
    expect(notices()).toHaveLength(1);
    expect((await ticket('T1001'))?.messages).toHaveLength(2);
  });
});

function cardOf(id: string) {
  const found = desk.cards().find((card) => textOf(card).includes(`${id} ·`));
  if (!found) throw new Error(`There is no card of ${id}.`);
  return found;
}
