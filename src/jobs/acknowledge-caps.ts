import type { Cap, Sign } from '../core/ports.ts';
import { comparableSubject } from '../reading/same-subject.ts';

/** A cap and what is said where it is full. */
export interface AcknowledgeCap extends Cap {
  reason: string;
}

const WINDOWS = {
  tenMinutes: { windowMs: 10 * 60_000, words: '10 minutes' },
  hour: { windowMs: 3_600_000, words: 'an hour' },
  day: { windowMs: 24 * 3_600_000, words: 'a day' },
};

/** Peers stop at three a customer in ten minutes, which a slow loop outlives: hence three a day. */
const TO_ONE = { tenMinutes: 2, hour: 3, day: 3 };
/** What comes again and again under one subject is a loop, or somebody who knows by now that we have it. */
const ABOUT_ONE = { hour: 1, day: 2 };

/**
 * How many acknowledgements may go out: to one address, to it about one subject, and to everybody together, so that a
 * flood of forged senders does not make us a source of backscatter. In all `perHour`, half of it at once, five times
 * that a day.
 */
export function acknowledgeCaps(
  to: { address: string; subject: string },
  perHour: number,
  sign: Sign,
): AcknowledgeCap[] {
  const address = withoutTag(to.address);
  const about = sign(`subject ${comparableSubject(to.subject)}`);
  const toAll = { tenMinutes: Math.ceil(perHour / 2), hour: perHour, day: perHour * 5 };
  return [
    ...caps(`ack.about.${address}.${about}`, ABOUT_ONE, (max, within) =>
      max === 1
        ? `the same subject from this address was acknowledged within ${within}`
        : `the same subject from this address was acknowledged ${max} times within ${within}`,
    ),
    ...caps(
      `ack.to.${address}`,
      TO_ONE,
      (max, within) => `this address has had ${max} acknowledgements within ${within}`,
    ),
    ...caps('ack.all', toAll, (max, within) => `${max} acknowledgements went out within ${within}`),
  ];
}

function caps(
  name: string,
  most: Partial<Record<keyof typeof WINDOWS, number>>,
  say: (max: number, within: string) => string,
): AcknowledgeCap[] {
  return (['tenMinutes', 'hour', 'day'] as const).flatMap((window) => {
    const max = most[window];
    if (max === undefined) return [];
    const { windowMs, words } = WINDOWS[window];
    return [{ name, windowMs, max, reason: say(max, words) }];
  });
}

/** A robot may write from name+1@, name+2@ and so on. */
function withoutTag(address: string): string {
  return address.toLowerCase().replace(/(?<=.)\+[^@]*(?=@)/, '');
}
