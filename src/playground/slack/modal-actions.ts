import { z } from 'zod';
import { checkView } from './blocks/check.ts';
import { fillViewIds } from './blocks/fill-ids.ts';
import { viewActions, viewInteraction } from './interactions.ts';
import { fillValues, inputBlockIds, inputFaults } from './modal-values.ts';
import type { OpenModal } from './modals.ts';
import type { Parts } from './parts.ts';
import { elementIn, noAnswer, noSuch } from './people.ts';
import type { PressedInModal, SubmitResult } from './stand-in.ts';
import type { Block } from './state.ts';

/** What an app may answer to a submitted modal; no answer at all closes it. */
const Answer = z
  .discriminatedUnion('response_action', [
    z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
    z.object({ response_action: z.literal('update'), view: z.record(z.string(), z.unknown()) }),
    z.object({ response_action: z.literal('clear') }),
  ])
  .nullable();

/** A person sends off the modal that is open for them. */
export async function submit(
  parts: Parts,
  userId: string,
  given: Record<string, Record<string, unknown>>,
  window?: string,
): Promise<SubmitResult> {
  const modal = parts.modals.of(userId, window);
  if (modal === null) throw noSuch('open form');
  const values = fillValues(modal.view, given);
  // Slack's client holds back what breaks the view's own rules; the app never sees it.
  const faults = inputFaults(modal.view, values);
  if (Object.keys(faults).length > 0) return { closed: false, errors: faults };

  const reply = await parts.delivery.interaction(
    viewInteraction(parts, 'view_submission', modal, values),
    true,
  );
  if (reply === null) throw noAnswer();
  const answer = Answer.safeParse(emptyToNull(reply.payload));
  if (!answer.success) throw badAnswer(parts, { issues: answer.error.issues });
  return settle(parts, modal, answer.data);
}

/** A person uses a button or a menu in the modal that is open for them; it stays open. */
export async function pressInModal(parts: Parts, userId: string, pressed: PressedInModal): Promise<void> {
  const modal = parts.modals.of(userId, pressed.window);
  if (modal === null) throw noSuch('open form');
  const blocks = Array.isArray(modal.view.blocks) ? (modal.view.blocks as Block[]) : [];
  const element = elementIn(blocks, pressed);
  if (element === null) throw noSuch('button in this form');
  const values = fillValues(modal.view, pressed.values ?? {});
  const answer = await parts.delivery.interaction(viewActions(parts, modal, pressed, element, values), false);
  if (answer === null) throw noAnswer();
}

/** A person closes the modal; the app hears of it where the view asks for that. */
export function closeModal(parts: Parts, userId: string, window?: string): void {
  const modal = parts.modals.of(userId, window);
  if (modal === null) return;
  parts.modals.close(modal);
  parts.store.changed();
  if (modal.view.notify_on_close !== true) return;
  void parts.delivery.interaction(viewInteraction(parts, 'view_closed', modal, {}), false);
}

function settle(parts: Parts, modal: OpenModal, answer: z.infer<typeof Answer>): SubmitResult {
  if (answer?.response_action === 'errors') {
    const known = inputBlockIds(modal.view);
    const unknown = Object.keys(answer.errors).filter((blockId) => !known.includes(blockId));
    if (unknown.length > 0) throw badAnswer(parts, { unknown });
    return { closed: false, errors: answer.errors };
  }
  if (answer?.response_action === 'update') {
    const fault = checkView(answer.view);
    if (fault !== null) throw badAnswer(parts, fault);
    parts.modals.update(modal, fillViewIds(answer.view));
    parts.store.changed();
    return { closed: false, errors: {} };
  }
  parts.modals.close(modal);
  parts.store.changed();
  return { closed: true };
}

/** Slack's client treats an answer that it cannot use like none. */
function badAnswer(parts: Parts, fields: object): Error {
  parts.log.warn(fields, 'The answer to a submitted modal is not one that Slack takes');
  return noAnswer();
}

function emptyToNull(payload: unknown): unknown {
  const empty = payload === undefined || payload === '' || JSON.stringify(payload) === '{}';
  return empty ? null : payload;
}
