import { expect, test } from 'vitest';
import { HELP, listen, MIA, REVIEW, refusal, startSlack, webClient } from './support.ts';

test('a rate limit says how long to wait, for as many calls as ordered', async () => {
  const slack = await startSlack();
  const web = webClient(slack);
  slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 7 }, 2);
  const post = () => web.chat.postMessage({ channel: REVIEW, text: 'a' });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  await expect(post()).resolves.toMatchObject({ ok: true });
  expect(slack.messages(REVIEW)).toHaveLength(1);
});

test('a server error, a broken connection and an error of its own choice', async () => {
  const slack = await startSlack();
  const web = webClient(slack);
  const post = () => web.chat.postMessage({ channel: REVIEW, text: 'a' });
  slack.failNext('chat.postMessage', { status: 503 });
  await expect(post()).rejects.toMatchObject({ statusCode: 503 });
  slack.failNext('chat.postMessage', { status: 0 });
  await expect(post()).rejects.toThrow();
  slack.failNext('chat.postMessage', { status: 200, error: 'is_archived' });
  expect(await refusal(post())).toMatchObject({ error: 'is_archived' });
  expect(slack.messages(REVIEW)).toEqual([]);
});

test('an answer can be lost after the work was done', async () => {
  const slack = await startSlack();
  slack.failNext('chat.postMessage', { status: 0, performed: true });
  await expect(webClient(slack).chat.postMessage({ channel: REVIEW, text: 'once' })).rejects.toThrow();
  expect(slack.messages(REVIEW)).toMatchObject([{ text: 'once' }]);
});

test('a download can meet the login page in spite of a good token', async () => {
  const slack = await startSlack();
  const { events } = await listen(slack);
  await slack.post(MIA, HELP, {
    text: 'a',
    files: [{ name: 'a.png', mimetype: 'image/png', bytes: new Uint8Array(3) }],
  });
  const event = events[0]?.body.event as { files: { url_private: string }[] };
  slack.failNext('files.download', { status: 200 });
  const get = () =>
    fetch(String(event.files[0]?.url_private), { headers: { authorization: `Bearer ${slack.botToken}` } });
  expect((await get()).headers.get('content-type')).toContain('text/html');
  expect((await get()).headers.get('content-type')).toBe('image/png');
});

test('calls are on record, without the token', async () => {
  const slack = await startSlack();
  await webClient(slack).chat.postMessage({
    channel: REVIEW,
    text: 'a',
    unfurl_links: false,
    token: slack.botToken,
  });
  expect(slack.calls()).toMatchObject([
    { method: 'chat.postMessage', body: { channel: REVIEW, text: 'a', unfurl_links: 'false' } },
  ]);
  expect(JSON.stringify(slack.calls())).not.toContain(slack.botToken);
});
