import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock, Log } from '../core/ports.ts';
import { sampleMails, sampleSlack } from './samples.ts';
import type { SlackStandIn } from './slack/stand-in.ts';

const Marker = z.object({ at: z.number().int(), done: z.boolean() });
type Marker = z.infer<typeof Marker>;

export interface SampleOptions {
  folder: string;
  slack: SlackStandIn;
  submitMail: (raw: Uint8Array) => Promise<void>;
  supportAddress: string;
  clock: Clock;
  log: Log;
}

/**
 * Sends the sample cases, once in a folder's life. A start that was cut short sends the very same mails again, so
 * that the desk knows those that it already has.
 */
export async function sendSamples(options: SampleOptions): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  const path = join(options.folder, 'samples.json');
  const marker = (await readMarker(path)) ?? { at: options.clock.now(), done: false };
  if (marker.done) return;
  await writeFile(path, JSON.stringify(marker));
  for (const mail of await sampleMails(options.supportAddress, marker.at)) await options.submitMail(mail);
  await postSample(options);
  await writeFile(path, JSON.stringify({ ...marker, done: true } satisfies Marker));
}

async function readMarker(path: string): Promise<Marker | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return Marker.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function postSample({ slack, log }: SampleOptions): Promise<void> {
  const channel = slack.channels.find((one) => one.purpose === 'customers');
  const customer = slack.users.find((one) => one.side === 'customer' && channel?.members.includes(one.id));
  if (channel === undefined || customer === undefined) return;
  if (slack.messages(channel.id).some((message) => message.user === customer.id)) return;
  try {
    await slack.post(customer.id, channel.id, await sampleSlack());
  } catch (error) {
    // It lies in the channel all the same: the desk finds it when it catches up.
    log.warn({ error }, 'the desk did not answer to the sample Slack message in time');
  }
}
