import type { Names } from './mrkdwn.ts';
import type { PressedButton } from './view.ts';

export type ShownButton = Pick<PressedButton, 'blockId' | 'actionId' | 'value' | 'text' | 'selected'>;

/** What the blocks of one message or modal need to know of their surroundings. */
export interface BlockContext {
  names: Names;
  /** Null where nothing can be pressed. */
  press: ((button: ShownButton) => Promise<void>) | null;
}
