import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { CardAction } from '../core/review.ts';
import { ACTION_PREFIX, actionOf, ButtonValue, MENU_ACTION, readMenuValue } from './card-actions.ts';
import { type Attempt, Clicker, decided, guarded, type Told } from './deciding.ts';
import { isDialog, openDialog } from './dialogs.ts';
import { REDRAFT_ACTION } from './edit-modal.ts';
import { type RedraftOptions, RedraftPress, redraftInPlace } from './redraft.ts';
import { registerSubmissions, type SubmissionOptions } from './submissions.ts';

export interface ActionsOptions extends SubmissionOptions, RedraftOptions {}

const Press = z.object({
  user: Clicker,
  trigger_id: z.string().optional(),
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
type Press = z.infer<typeof Press>;

/** Turns clicks and dialogs into decisions. Everything is acknowledged first; what is refused is told in private. */
export function registerActions(app: App, options: ActionsOptions): void {
  app.action(new RegExp(`^${ACTION_PREFIX}`), async ({ ack, body }) => {
    await ack();
    const press = Press.parse(body);
    if (press.actions[0]?.action_id === REDRAFT_ACTION) {
      const asked = RedraftPress.parse(body);
      return guarded(options, press.user, null, () => redraftInPlace(options, asked));
    }
    const pressed = readPress(press);
    await guarded(options, press.user, attemptOf(pressed), () => act(options, press, pressed));
  });
  registerSubmissions(app, options);
}

type Pressed = { action: CardAction; target: ButtonValue } | null;

const NO_SUCH_CASE = 'This button belongs to no case any more. Nothing was changed.';

function readPress({ actions: [pressed] }: Press): Pressed {
  if (pressed?.action_id === MENU_ACTION) return readMenuValue(pressed.selected_option?.value ?? '');
  const action = pressed && actionOf(pressed.action_id);
  const target = pressed && readTarget(pressed.value);
  return action && target ? { action, target } : null;
}

function readTarget(value: string | undefined): ButtonValue | null {
  try {
    return ButtonValue.parse(JSON.parse(value ?? ''));
  } catch {
    return null;
  }
}

function attemptOf(pressed: Pressed): Attempt | null {
  if (!pressed) return null;
  const { action, target } = pressed;
  return { ticketId: target.ticketId, kind: action === 'write_reply' ? 'edit' : action };
}

async function act(options: ActionsOptions, press: Press, pressed: Pressed): Promise<Told> {
  if (!pressed) return NO_SUCH_CASE;
  const { action, target } = pressed;
  const { user, container } = press;
  if (isDialog(action)) {
    const { channel_id: channel, message_ts: ts } = container ?? {};
    const card = channel && ts ? { channel, ts } : null;
    return openDialog(options, action, { user, triggerId: press.trigger_id ?? '', target, card });
  }
  if (action === 'take') return decided(options, user, target, { kind: action, from: target.owner });
  return decided(options, user, target, { kind: action });
}
