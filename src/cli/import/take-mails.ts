import { createHash } from 'node:crypto';
import { encodeIntake, IMPORTED_ID, INTAKE_FOLDER, intakeItem, intakePath } from '../../core/intake.ts';
import type { FileStore } from '../../core/ports.ts';

export interface Taker {
  /** Stores a mail unless it is there already; resolves once there is room for the next. */
  take(raw: Uint8Array): Promise<void>;
  /** Waits for what is in hand. Throws where something could not be stored. */
  end(): Promise<void>;
  taken(): number;
  already(): number;
  /** Ids of all that lie in the intake, or did, because of this import. */
  ids: ReadonlySet<string>;
}

/** Each write waits for the disk: several at once wait together. */
const AT_ONCE = 8;

/**
 * Puts mails into the desk's intake. The id is made of the bytes: what waits there already is not stored again,
 * and what was taken in earlier is known to the desk by the message.
 */
export async function createTaker(
  files: FileStore,
  options: { cards: boolean; now: () => number },
): Promise<Taker> {
  const ids = new Set((await files.list(INTAKE_FOLDER)).filter((id) => id.startsWith(IMPORTED_ID)));
  const inHand = new Set<Promise<void>>();
  let taken = 0;
  let already = 0;
  let failure: unknown = null;

  async function store(id: string, raw: Uint8Array): Promise<void> {
    try {
      await files.put(intakePath(id), encodeIntake(itemOf(id, options), raw));
      taken += 1;
    } catch (error) {
      failure ??= error;
    }
  }

  return {
    ids,
    taken: () => taken,
    already: () => already,
    async take(raw) {
      if (failure !== null) throw failure;
      const id = `${IMPORTED_ID}${createHash('sha256').update(raw).digest('hex').slice(0, 32)}`;
      if (ids.has(id)) {
        already += 1;
        return;
      }
      ids.add(id);
      const work = store(id, raw).finally(() => inHand.delete(work));
      inHand.add(work);
      if (inHand.size >= AT_ONCE) await Promise.race(inHand);
    },
    async end() {
      await Promise.all(inHand);
      if (failure !== null) throw failure;
    },
  };
}

function itemOf(id: string, { cards, now }: { cards: boolean; now: () => number }) {
  return intakeItem({
    v: 1,
    id,
    channel: 'email',
    origin: 'file',
    receivedAt: now(),
    envelopeFrom: null,
    backlog: 'imported',
    cards,
  });
}
