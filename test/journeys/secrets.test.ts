import { Writable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { found } from '../support/chat-answers.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';

let desk: TestDesk;
let model: ModelServer;
afterEach(async () => {
  await desk.close();
  await model.close();
});

const TEXT = `Hi,

When I sign in to Jump with Microsoft it says "Need admin approval".
My password is Hunter2-Delta! and the verification code is 482913.
Our card is 4111 1111 1111 1111, our key AKIAIOSFODNN7EXAMPLE, the bot has xoxb-98765432-abcdefgh.
I asked our admin yesterday. Can you log in for me at https://mia:s3cretpass@birchwood.example/?

Mia`;
const SECRETS = /Hunter2|482913|4111|AKIAIOS|xoxb-98765|s3cretpass|topSecret9/;

it('shows no secret of a customer to agents, to the log, to a model or in the reply, and finds the evidence all the same', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  model = await startModelServer(() => found());
  desk = await startTestDesk({
    env: model.env,
    desk: { log: createLog({ level: 'debug', pretty: false, stream }) },
  });
  await desk.deliver(mailFromMia({ subject: 'Jump sign-in, password: topSecret9', text: TEXT }));
  const card = await desk.cardSaying('Mia Chen', 'Acknowledged', 'asked our admin yesterday');
  expect(textOf(card)).toContain('password: ••••••••••');
  await desk.press(desk.ana, card, 'approve');
  await desk.cardSaying('Sent by');

  const shown = JSON.stringify(desk.slack.messages(desk.review));
  expect(shown).toContain('My password is •');
  expect(shown).not.toMatch(SECRETS);
  expect(model.calls.length).toBeGreaterThan(0);
  expect(JSON.stringify(model.calls)).toContain('My password is •');
  expect(JSON.stringify(model.calls)).not.toMatch(SECRETS);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('\n')).not.toMatch(SECRETS);
  for (const mail of desk.outbox.list()) expect(JSON.stringify(mail)).not.toMatch(SECRETS);
});
