import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSlackStandIn } from '../../../src/playground/slack/server.ts';
import { HELP, MIA, quiet, REVIEW, startSlack, TOM, webClient } from './support.ts';

const picture = { name: 'a.png', mimetype: 'image/png', bytes: Uint8Array.from([1, 2, 3]) };

test('a second start shows what the first one left', async () => {
  const folder = temporaryFolder();
  const first = await startSlackStandIn({ port: 0, folder, log: quiet });
  const { ts } = await first.post(MIA, HELP, { text: 'stuck', files: [picture] });
  await first.post(TOM, HELP, { text: 'me too', threadTs: ts });
  const web = webClient(first);
  const card = await web.chat.postMessage({
    channel: REVIEW,
    text: 'one',
    metadata: { event_type: 'card', event_payload: { ticket: 'T-1' } },
  });
  await web.chat.update({ channel: REVIEW, ts: String(card.ts), text: 'two', blocks: [{ type: 'divider' }] });
  first.setMembers(REVIEW, ['U07BENOKAF', first.botUserId]);
  const [help, review] = [first.messages(HELP), first.messages(REVIEW)];
  await first.close();

  const second = await startSlack({ folder });
  expect(second.apiUrl).toBe(first.apiUrl);
  expect(second.messages(HELP)).toEqual(help);
  expect(second.messages(REVIEW)).toEqual(review);
  expect(second.channels.find((channel) => channel.id === REVIEW)?.members).toHaveLength(2);
  const file = second.messages(HELP)[0]?.files[0];
  expect(Uint8Array.from(second.file(String(file?.id))?.bytes ?? [])).toEqual(picture.bytes);
  const next = await second.post(MIA, HELP, { text: 'later' });
  expect(next.ts > String(help.at(-1)?.ts)).toBe(true);
});

test('a torn last line is dropped, and what is written after it is kept', async () => {
  const folder = temporaryFolder();
  const first = await startSlackStandIn({ port: 0, folder, log: quiet });
  await first.post(MIA, HELP, { text: 'whole' });
  await first.close();
  const journal = join(folder, 'workspace.jsonl');
  appendFileSync(journal, '{"kind":"posted","message":{"ts":"17');

  const second = await startSlackStandIn({ port: 0, folder, log: quiet });
  await second.post(MIA, HELP, { text: 'after' });
  await second.close();
  const third = await startSlack({ folder });
  expect(third.messages(HELP).map((message) => message.text)).toEqual(['whole', 'after']);
  expect(readFileSync(journal, 'utf8').endsWith('\n')).toBe(true);
});

test('changes are told to who watches, until they stop', async () => {
  const slack = await startSlack();
  let changes = 0;
  const stop = slack.onChange(() => {
    changes += 1;
  });
  await slack.post(MIA, HELP, { text: 'a' });
  await webClient(slack).chat.postEphemeral({ channel: HELP, user: MIA, text: 'b' });
  expect(changes).toBe(2);
  stop();
  await slack.post(MIA, HELP, { text: 'c' });
  expect(changes).toBe(2);
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
