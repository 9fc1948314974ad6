import type { PictureEvidence } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { Screenshot } from '../core/reading.ts';
import type { Lexicon } from './lexicon.ts';
import { timeOf } from './passages.ts';
import type { PlacedShot } from './screenshots.ts';
import { whoseApp } from './whose-app.ts';

/** A picture that the customer sent as evidence, with when it was shown. */
export interface SeenPicture {
  shot: Screenshot;
  evidence: PictureEvidence;
  time: number;
  opened: boolean;
}

export interface PicturesOfApp {
  /** Oldest first. */
  ours: SeenPicture[];
  /** Dialogs that name another app. */
  others: SeenPicture[];
}

/** The customer's own pictures, oldest first: no logo, and nothing that the desk sent before. */
export function seenPictures(customers: readonly Message[], placed: readonly PlacedShot[]): SeenPicture[] {
  return placed
    .filter(({ shot }) => !shot.decoration && !shot.byDesk)
    .flatMap(({ shot, place, opened }) => {
      const index = customers.findIndex(({ id }) => id === shot.messageId);
      if (index === -1) return [];
      const { messageId, attachmentId, page, anchors } = shot;
      const evidence: PictureEvidence = { kind: 'picture', messageId, attachmentId, page, boxes: anchors };
      return [{ shot, evidence, time: timeOf(index, place.part), opened }];
    })
    .sort((a, b) => a.time - b.time);
}

/** What another app's dialog shows says nothing of ours. */
export function byApp(pictures: readonly SeenPicture[], lexicon: Lexicon): PicturesOfApp {
  const isOther = ({ shot }: SeenPicture) => whoseApp(shot, lexicon) === 'other';
  return { ours: pictures.filter((it) => !isOther(it)), others: pictures.filter(isOther) };
}
