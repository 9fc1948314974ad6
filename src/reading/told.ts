import type { Message } from '../core/message.ts';
import type { Reading } from '../core/reading.ts';
import type { CaseText } from './passages.ts';
import { unreadPictures } from './picture-warnings.ts';
import type { SeenPicture } from './seen-pictures.ts';

/** What the customers said and showed in a case. */
export interface Told {
  customers: readonly Message[];
  text: CaseText;
  pictures: SeenPicture[];
}

// "See the photo. Thanks, Ann": more than so many words say something of their own.
const NEXT_TO_NOTHING = 12;

/**
 * Nothing to go by but pictures of which none could be read, and which the sender can mend. Beside a file that is no
 * whole picture a few words may well be all that was meant to be said.
 */
export function saysOnlyByPicture({ text, pictures }: Told): boolean {
  if (pictures.length === 0 || !pictures.every(({ shot }) => shot.screen === 'unreadable' && shot.resend))
    return false;
  const words = text.passages.filter(({ part }) => part !== 'subject').flatMap((it) => it.text.split(/\s+/));
  return words.length === 0 || (words.length <= NEXT_TO_NOTHING && pictures.some(({ opened }) => opened));
}

/** What of all that came could not be read. */
export function toldWarnings({ text, customers, pictures }: Told, { documents }: Reading): string[] {
  return [
    ...customers.flatMap((message) => message.problems),
    ...(text.cut ? ['The text is very long: not all of it was read.'] : []),
    ...(text.steered
      ? [
          'A part of the message is written to steer a machine rather than to a person: nothing in it was believed.',
        ]
      : []),
    ...unreadPictures(pictures, documents),
  ];
}
