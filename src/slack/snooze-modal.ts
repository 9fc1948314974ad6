import type { types } from '@slack/bolt';
import { daysToMonday, hourThere } from '../core/local-time.ts';
import { ButtonValue } from './card-actions.ts';
import { limits } from './limits.ts';
import { plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const SNOOZE_MODAL = 'stepcheck_snooze';
const CHOICE = 'until';
const AT = 'at';
const ACTION = 'value';
const MORNING = 9;
const HOUR_MS = 3_600_000;
const MOST_MS = 90 * 24 * HOUR_MS;

const CHOICES = {
  hour: 'In 1 hour',
  hours: 'In 4 hours',
  tomorrow: 'Tomorrow at 9:00',
  monday: 'Next Monday at 9:00',
} as const;

/** The dialog that asks until when a case is to rest. */
export function snoozeModal(target: ButtonValue): types.ModalView {
  const options = Object.entries(CHOICES).map(([value, label]) => ({
    text: plain(label, limits.optionText),
    value,
  }));
  return {
    type: 'modal',
    callback_id: SNOOZE_MODAL,
    private_metadata: JSON.stringify(target),
    title: plain('Snooze the case', limits.modalTitle),
    submit: plain('Snooze', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      {
        type: 'input',
        block_id: CHOICE,
        optional: true,
        label: plain('Until when?', limits.inputLabel),
        element: { type: 'radio_buttons', action_id: ACTION, options },
      },
      {
        type: 'input',
        block_id: AT,
        optional: true,
        label: plain('Or at another time', limits.inputLabel),
        hint: plain('It comes back sooner where the customer writes again.', limits.inputLabel),
        element: { type: 'datetimepicker', action_id: ACTION },
      },
    ],
  };
}

export type Snooze = { target: ButtonValue; until: number } | { errors: Record<string, string> };

/** Until when, by the desk's clocks. `now`: ms. */
export function readSnooze(
  privateMetadata: string,
  values: ViewValues,
  now: number,
  timeZone: string,
): Snooze {
  const target = ButtonValue.parse(JSON.parse(privateMetadata));
  const seconds = values[AT]?.[ACTION]?.selected_date_time;
  const choice = values[CHOICE]?.[ACTION]?.selected_option?.value;
  if (seconds == null) {
    const until = chosen(choice, now, timeZone);
    return until === null ? { errors: { [CHOICE]: 'Choose until when.' } } : { target, until };
  }
  if (choice) return { errors: { [AT]: 'Choose one of the times above or one here, not both.' } };
  const until = seconds * 1000;
  if (until <= now) return { errors: { [AT]: 'That time has passed already. Choose a later one.' } };
  if (until - now > MOST_MS) return { errors: { [AT]: 'A case can be snoozed for 90 days at most.' } };
  return { target, until };
}

function chosen(choice: string | undefined, now: number, timeZone: string): number | null {
  switch (choice) {
    case 'hour':
      return now + HOUR_MS;
    case 'hours':
      return now + 4 * HOUR_MS;
    case 'tomorrow':
      return hourThere(now, 1, MORNING, timeZone);
    case 'monday':
      return hourThere(now, daysToMonday(now, timeZone), MORNING, timeZone);
    default:
      return null;
  }
}
