import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { appAction } from './app-actions.ts';
import { composeMail, NewMail, Upload } from './compose-mail.ts';
import { pressDecides, submitDecides } from './deciding.ts';
import type { PageOptions } from './page-options.ts';
import { channelOf, parse, personOf, Refused, refuseDeciding, Tab } from './page-request.ts';

// More than the desk takes, so that it is the desk's own limit that a person meets; Base64 adds a third.
const BODY_LIMIT = 60 * 1024 * 1024;

const Post = z.object({
  as: z.string(),
  channelId: z.string(),
  text: z.string().max(40_000),
  threadTs: z.string().nullable(),
  files: z.array(Upload).max(10),
});
/** A button as the page showed it, within what Slack lets a button be. */
const Press = z.object({
  as: z.string(),
  tab: Tab,
  channelId: z.string(),
  ts: z.string(),
  blockId: z.string().max(255),
  actionId: z.string().min(1).max(255),
  value: z.string().max(2000),
  text: z.string().max(75),
  selected: z.string().max(75).optional(),
});
const Values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const PressInModal = z.object({
  as: z.string(),
  tab: Tab,
  blockId: z.string().max(255),
  actionId: z.string().min(1).max(255),
  values: Values,
});
const Submit = z.object({
  as: z.string(),
  tab: Tab,
  values: Values,
});
const Close = z.object({ as: z.string(), tab: Tab });

/** The POST half of the page's interface: what a person does. Answers with a value for JSON. */
export async function act(name: string, request: IncomingMessage, options: PageOptions): Promise<object> {
  if (name === 'raw-mail') return takeRawMail(request, options);
  const body = await readJson(request);
  switch (name) {
    case 'post':
      return post(parse(Post, body), options);
    case 'press':
      return press(parse(Press, body), options);
    case 'submit':
      return submit(parse(Submit, body), options);
    case 'press-in-modal':
      return pressInModal(parse(PressInModal, body), options);
    case 'close-modal':
      return closeModal(parse(Close, body), options);
    case 'mail':
      return sendMail(parse(NewMail, body), options);
    default:
      return appAction(name, body, options);
  }
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

async function post(body: z.infer<typeof Post>, options: PageOptions): Promise<object> {
  const user = personOf(options, body.as);
  const channel = channelOf(options, body.channelId, user);
  if (body.text.trim() === '' && body.files.length === 0) throw new Refused(400, 'Please write something.');
  return options.slack.post(user.id, channel.id, {
    text: body.text,
    ...(body.threadTs === null ? {} : { threadTs: body.threadTs }),
    files: body.files.map((file) => ({
      name: file.name,
      mimetype: file.type || 'application/octet-stream',
      bytes: Buffer.from(file.data, 'base64'),
    })),
  });
}

async function press(body: z.infer<typeof Press>, options: PageOptions): Promise<object> {
  const user = personOf(options, body.as);
  const channel = channelOf(options, body.channelId, user);
  if (pressDecides(body.actionId)) refuseDeciding(options);
  const { ts, blockId, actionId, text, value, selected, tab } = body;
  const shown = { text, value };
  const button = { channelId: channel.id, ts, blockId, actionId, selected, shown, window: tab };
  await options.slack.press(user.id, button);
  return {};
}

async function pressInModal(body: z.infer<typeof PressInModal>, options: PageOptions): Promise<object> {
  const { as, tab, actionId, ...pressed } = body;
  const user = personOf(options, as);
  if (pressDecides(actionId)) refuseDeciding(options);
  await options.slack.pressInModal(user.id, { ...pressed, actionId, window: tab });
  return {};
}

async function submit(body: z.infer<typeof Submit>, options: PageOptions): Promise<object> {
  const user = personOf(options, body.as);
  const modal = options.slack.modal(user.id, body.tab);
  if (modal === null) throw new Refused(409, 'This window has been closed meanwhile.');
  if (submitDecides(modal.view.callback_id)) refuseDeciding(options);
  return options.slack.submit(user.id, body.values, body.tab);
}

async function closeModal(body: z.infer<typeof Close>, options: PageOptions): Promise<object> {
  options.slack.closeModal(personOf(options, body.as).id, body.tab);
  return {};
}

async function sendMail(body: NewMail, options: PageOptions): Promise<object> {
  await options.submitMail(await composeMail(body, options.supportAddress));
  return {};
}

async function takeRawMail(request: IncomingMessage, options: PageOptions): Promise<object> {
  if (request.headers['content-type'] !== 'message/rfc822') throw new Refused(415, 'Please send a raw mail.');
  await options.submitMail(await readBody(request));
  return {};
}

/** The content type keeps out forms of other sites: a form cannot send JSON without asking first. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) throw new Refused(415, 'Please send JSON.');
  try {
    return JSON.parse((await readBody(request)).toString('utf8'));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(400, 'That was no JSON.');
  }
}

/** What is beyond the limit is read all the same, and dropped: a browser hears an answer only after its question. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > BODY_LIMIT)
    throw new Refused(413, `That is too large: at most ${BODY_LIMIT / 1024 / 1024} MB.`);
  return Buffer.concat(chunks);
}
