import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailFromMia, SUPPORT, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { PNG } from '../support/pictures.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ env: { MAIL_MAX_MB: '25' } });
});
afterEach(() => desk.close());

/** The same problem with a subject of its own, to see that the desk still works. */
async function stillWorks(): Promise<void> {
  await desk.deliver(mailFromMia({ subject: 'Jump: still there?', messageId: '<alive@birchwood.example>' }));
  await desk.cardSaying('Jump: still there?', 'Acknowledged');
}

/** Says SMTP by hand, so that any bytes can be a mail. Resolves with the server's last answer. */
function deliverRaw(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(desk.smtpPort(), '127.0.0.1');
    const lines = [
      'EHLO test.example',
      'MAIL FROM:<a@firm.example>',
      `RCPT TO:<${SUPPORT}>`,
      'DATA',
      `${body}\r\n.`,
      'QUIT',
    ];
    let afterData = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => resolve(afterData));
    socket.on('data', (text: string) => {
      if (!/^\d{3} /m.test(text)) return;
      if (lines.length === 1) afterData = text.trim();
      const line = lines.shift();
      if (line) socket.write(`${line}\r\n`);
    });
  });
}

describe('a mail', () => {
  it('of 30 MB is refused with the reason, and the desk works on', async () => {
    const huge = mailFromMia({
      attachments: [{ filename: 'video.bin', content: Buffer.alloc(30 * 1024 * 1024, 7) }],
    });
    await expect(desk.deliver(huge)).rejects.toMatchObject({ responseCode: 552 });
    await stillWorks();
    expect(desk.cards()).toHaveLength(1);
  }, 40_000);

  it('of no bytes at all is taken, and shown as empty', async () => {
    expect(await deliverRaw('')).toMatch(/^250/);
    await vi.waitFor(() => expect(desk.cards()).toHaveLength(1), 10_000);
    await stillWorks();
  });

  it('without From and Message-ID is shown, and nobody is answered', async () => {
    expect(await deliverRaw('Subject: Jump\r\n\r\nIt says Need admin approval in Jump.')).toMatch(/^250/);
    await desk.cardSaying('no sender');
    expect(desk.outbox.list()).toEqual([]);
  });

  it('with a dangerous file name keeps the file under a harmless one', async () => {
    await desk.deliver(
      mailFromMia({
        attachments: [{ filename: '../../etc/passwd', content: PNG, contentType: 'image/png' }],
      }),
    );
    const card = await desk.cardSaying('Mia Chen', 'passwd');
    expect(textOf(card)).not.toContain('..');
  });

  it('with a picture that is a web page, and one that is broken, says so and does not ask for them again', async () => {
    await desk.deliver(
      mailFromMia({
        text: 'IT approved Jump, but I still get the same "Need admin approval" screen. Screenshots attached.',
        attachments: [
          {
            filename: 'login.png',
            content: '<!doctype html><html><body>Sign in</body></html>',
            contentType: 'image/png',
          },
          { filename: 'cut.png', content: PNG.subarray(0, 30), contentType: 'image/png' },
        ],
      }),
    );
    const card = await desk.cardSaying('login.png', 'cut.png', 'web page');
    expect(textOf(card)).not.toMatch(/please send (us )?a screenshot/i);
  });

  it('to an unknown address is refused', async () => {
    await expect(desk.deliver(mailFromMia({ to: 'sales@desk.example' }))).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  it('full of mentions, markup and invisible characters is shown as it was written', async () => {
    const text =
      'Jump says Need admin\u200b approval <!channel> <@U0BOT> <script>x</script> *b* `c` &amp; \u202Eevil';
    await desk.deliver(mailFromMia({ subject: '<!here> *urgent*', text }));
    const card = await desk.cardSaying('Mia Chen', '<!here> *urgent*');
    expect(card.text).not.toContain('<!here>');
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.map(textOf).join()).toContain(
        'Need admin approval <!channel> <@U0BOT> <script>x</script> *b* `c`',
      );
    }, 10_000);
  });
});

describe('Redis', () => {
  it('that goes away and comes back costs nothing but time', async () => {
    await stillWorks();
    await desk.redis.kill();
    await desk.deliver(mailFromMia({ subject: 'Jump in the dark', messageId: '<dark@birchwood.example>' }));
    await desk.redis.start();
    await desk.cardSaying('Jump in the dark', 'Acknowledged');
    expect(desk.cards()).toHaveLength(2);
    expect(desk.outbox.list()).toHaveLength(2);
  }, 30_000);

  it('that is away when somebody approves is told to them, and nothing happens behind their back', async () => {
    await stillWorks();
    const card = await desk.cardSaying('Jump: still there?');
    await desk.redis.kill();
    await desk.press(desk.ana, card, 'approve');
    await vi.waitFor(
      () =>
        expect(
          desk.slack
            .notices(desk.ana)
            .map(({ text }) => text)
            .join(),
        ).toMatch(/try again/i),
      10_000,
    );
    await desk.redis.start();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(desk.outbox.list()).toHaveLength(1);
  }, 30_000);
});

describe('a card', () => {
  it('whose ticket is gone answers a click privately', async () => {
    await stillWorks();
    const card = await desk.cardSaying('Jump: still there?');
    const gone = JSON.parse(JSON.stringify(card).replaceAll('\\"T1001\\"', '\\"T9\\"')) as typeof card;
    await desk.pressStale(desk.ana, gone, 'approve');
    await vi.waitFor(
      () =>
        expect(
          desk.slack
            .notices(desk.ana)
            .map(({ text }) => text)
            .join(),
        ).toMatch(/T9 no longer exists/),
      10_000,
    );
  });
});

describe('the data folder', () => {
  it('with a damaged file in the intake sets it aside once, tells the agents, and goes on', async () => {
    const intake = join(desk.config.dataDir, 'files', 'intake');
    await mkdir(intake, { recursive: true });
    await writeFile(join(intake, 'mail.1.torn'), 'no header here');
    await vi.waitFor(
      () => expect(desk.slack.messages(desk.review).map(textOf).join()).toContain('unreadable/mail.1.torn'),
      10_000,
    );
    // The agents are told before the file is moved: a crash in between tells them twice, never not at all.
    await vi.waitFor(async () => expect(await readdir(intake)).toEqual([]), 10_000);
    expect(await readFile(join(desk.config.dataDir, 'files', 'unreadable', 'mail.1.torn'), 'utf8')).toBe(
      'no header here',
    );
    await stillWorks();
  });
});
