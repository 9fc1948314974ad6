import type { SendOutcome } from '../core/ports.ts';
import { newSend, type Send, sendId } from '../core/send.ts';
import { summaryMail } from '../writing/summary-mail.ts';
import { keptSummary } from './kept-summary.ts';
import type { Parts } from './parts.ts';
import { sendOnce } from './send-once.ts';

const GONE: SendOutcome = { kind: 'refused', detail: 'the address is no longer in the settings' };

/** The mails that are owed once a summary is posted: one to each address, each sent once. */
export function summaryMails(parts: Pick<Parts, 'settings' | 'sign' | 'clock'>, id: string): Send[] {
  return parts.settings.summaryTo.map((address) => {
    const mark = markOf(parts, address);
    return newSend({
      id: sendId.summaryMail(id, mark),
      kind: 'summary',
      ticketId: null,
      dueAt: parts.clock.now(),
      messageId: messageIdOf(parts, id, mark),
    });
  });
}

/** Sends one of them. Where its outcome is not known it is not sent again. */
export async function mailSummary(parts: Parts, send: string): Promise<void> {
  await sendOnce(parts, send, {
    job: 'mail-summary',
    stopped: async () => null,
    act: (due) => sendIt(parts, due),
    lost: async () => ({ kind: 'unknown', detail: 'stepcheck was stopped while it was sending' }),
    settle: async ({ id, state, outcome }) => {
      const told = { send: id, state, detail: outcome?.detail };
      if (state === 'failed' || state === 'unknown')
        parts.log.warn(told, 'A mail with the summary may be missing');
      return { writes: [] };
    },
  });
}

async function sendIt(parts: Parts, send: Send): Promise<SendOutcome> {
  const { settings } = parts;
  const [, id = '', mark] = /^summary-mail\.(.+)\.([a-z0-9]+)$/.exec(send.id) ?? [];
  const address = settings.summaryTo.find((one) => markOf(parts, one) === mark);
  if (address === undefined) return GONE;
  const summary = await keptSummary(parts.files, id, () => {
    throw new Error(`The summary ${id} is no longer kept.`);
  });
  return parts.mailer.send({
    from: { name: settings.deskName, address: settings.addresses[0] },
    to: { name: null, address },
    cc: [],
    ...summaryMail(summary),
    messageId: send.messageId ?? '',
    inReplyTo: null,
    references: [],
    // Nothing comes back for it: it tells nobody anything new that the post does not.
    envelopeFrom: '',
    automatic: true,
  });
}

/** Stands for an address where the address itself has no business. */
function markOf({ sign }: Pick<Parts, 'sign'>, address: string): string {
  return sign(`summary ${address.toLowerCase()}`).slice(0, 16);
}

function messageIdOf({ settings }: Pick<Parts, 'settings'>, id: string, mark: string): string {
  return `<stepcheck.summary.${id.toLowerCase()}.${mark}@${settings.addresses[0].split('@')[1] ?? 'localhost'}>`;
}
