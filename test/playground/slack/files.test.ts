import { describe, expect, test } from 'vitest';
import {
  eventsOf,
  eventually,
  HELP,
  listen,
  MIA,
  REVIEW,
  refusal,
  type SocketEvent,
  startSlack,
  webClient,
} from './support.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const picture = { name: 'my screen.png', mimetype: 'image/png', bytes: PNG };

describe("a person's file", () => {
  test('arrives as a file_share and downloads with the token', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    await slack.post(MIA, HELP, { text: 'see here', files: [picture] });
    const [event] = eventsOf(events);
    expect(event).toMatchObject({
      subtype: 'file_share',
      text: 'see here',
      files: [
        { name: 'my screen.png', mimetype: 'image/png', size: 11, mode: 'hosted', file_access: 'visible' },
      ],
    });
    const [file] = sharedFiles(events);
    const response = await fetch(String(file?.url_private_download), {
      headers: { authorization: `Bearer ${slack.botToken}` },
    });
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
  });

  test('without a good token is a login page with status 200', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    await slack.post(MIA, HELP, { text: '', files: [picture] });
    const [file] = sharedFiles(events);
    for (const token of ['', 'xoxb-wrong']) {
      const response = await fetch(String(file?.url_private), {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('Sign in');
    }
  });

  test('of another organisation is an id only, until files.info is asked', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    await slack.post(MIA, HELP, { text: 'see here', files: [{ ...picture, checkInfo: true }] });
    const [file] = sharedFiles(events);
    expect(file).toMatchObject({ mode: 'file_access', file_access: 'check_file_info' });
    expect(file?.url_private).toBeUndefined();
    const info = await webClient(slack).files.info({ file: String(file?.id) });
    expect(info.file).toMatchObject({
      mimetype: 'image/png',
      url_private_download: expect.stringMatching(/^http/),
    });
  });
});

describe("the bot's file", () => {
  test('goes up with files.uploadV2 and shows in the thread a little later', async () => {
    const slack = await startSlack();
    const { events } = await listen(slack);
    const web = webClient(slack);
    const card = await web.chat.postMessage({ channel: REVIEW, text: 'card' });
    await web.files.uploadV2({
      channel_id: REVIEW,
      thread_ts: String(card.ts),
      initial_comment: 'The picture that came',
      filename: 'screen.png',
      file: Buffer.from(PNG),
    });
    await eventually(() => expect(slack.messages(REVIEW)).toHaveLength(2));
    const shared = slack.messages(REVIEW)[1];
    expect(shared).toMatchObject({
      threadTs: card.ts,
      text: 'The picture that came',
      user: slack.botUserId,
      files: [{ name: 'screen.png', mimetype: 'image/png', size: 11 }],
    });
    const fileId = String(shared?.files[0]?.id);
    expect(Uint8Array.from(slack.file(fileId)?.bytes ?? [])).toEqual(PNG);
    const info = await web.files.info({ file: fileId });
    expect(info.file?.shares?.public?.[REVIEW]).toMatchObject([{ ts: shared?.ts, thread_ts: card.ts }]);
    await eventually(() => expect(eventsOf(events).at(-1)).toMatchObject({ subtype: 'file_share' }));
  });

  test('is not there before its bytes came, and only once', async () => {
    const web = webClient(await startSlack());
    const { file_id: id = '', upload_url: url = '' } = await web.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 2,
    });
    const complete = () =>
      web.files.completeUploadExternal({ files: [{ id, title: 'a' }], channel_id: REVIEW });
    expect(await refusal(complete())).toMatchObject({ error: 'file_not_found' });
    await fetch(url, { method: 'POST', body: 'hi' });
    expect((await complete()).files).toMatchObject([{ id, title: 'a', size: 2 }]);
    expect(await refusal(complete())).toMatchObject({ error: 'file_not_found' });
    expect(await refusal(web.files.info({ file: 'F0' }))).toMatchObject({ error: 'file_not_found' });
  });
});

function sharedFiles(events: readonly SocketEvent[]): Record<string, unknown>[] {
  return (eventsOf(events)[0]?.files ?? []) as Record<string, unknown>[];
}
