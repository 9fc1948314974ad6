import { asStepcheckError } from '../core/errors.ts';
import type { Escalation } from '../core/ticket.ts';
import type { Told } from './deciding.ts';
import type { DialogOptions } from './dialogs.ts';
import type { CardPlace } from './escalate-modal.ts';
import { escapeMrkdwn, type Inline, line, person, richText, words } from './text.ts';

/**
 * Names whom a case was handed to in the card's thread: an update of the card notifies nobody. The case is theirs
 * already; what goes wrong here is only told to whoever handed it over.
 */
export async function tellEscalated(
  { client, people, log }: DialogOptions,
  card: CardPlace,
  to: Escalation['to'],
  note: string,
): Promise<Told> {
  if (!card) return null;
  const whom: Inline = to.kind === 'user' ? person(to.id) : { type: 'usergroup', usergroup_id: to.id };
  try {
    await client.call('chat.postMessage', {
      channel: card.channel,
      thread_ts: card.ts,
      text: escapeMrkdwn(`The case was handed to ${line(to.name, 80)}.`),
      blocks: [
        richText([
          whom,
          words(' this case was handed to you.'),
          ...(note === '' ? [] : [words(`\n${line(note, 1000)}`)]),
        ]),
      ],
    });
  } catch (error) {
    log.warn({ detail: asStepcheckError(error).message }, 'Slack mention of an escalation failed');
    return `The case was handed to ${to.name}, but Slack could not notify them: please tell them yourself.`;
  }
  const reviewers = await people.reviewers();
  if (to.kind === 'group' || reviewers.includes(to.id)) return null;
  return `The case was handed to ${to.name}, who is no member of this channel: invite them, so that they see it.`;
}
