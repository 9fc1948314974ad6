import { createHash } from 'node:crypto';
import { encodeIntake, IMPORTED_ID, INTAKE_FOLDER, intakeItem, intakePath } from '../../core/intake.ts';
import type { FileStore } from '../../core/ports.ts';
import { filedKey } from '../../jobs/content-hash.ts';

/** A mail that this import has put into the intake. */
export interface TakenMail {
  /** Under which name the desk notes that it was filed. */
  filedKey: string;
  receivedAt: number;
}

export interface Taker {
  /** Stores a mail unless it is there already; resolves once there is room for the next. */
  take(raw: Uint8Array): Promise<void>;
  /** Waits for what is in hand. Throws where something could not be stored. */
  end(): Promise<void>;
  taken(): readonly TakenMail[];
  already(): number;
  /** Ids of those in this import that lie in the intake, or did, whoever put them there. */
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
  const waiting = new Set((await files.list(INTAKE_FOLDER)).filter((id) => id.startsWith(IMPORTED_ID)));
  const ids = new Set<string>();
  const inHand = new Set<Promise<void>>();
  const taken: TakenMail[] = [];
  let already = 0;
  let failure: unknown = null;

  async function store(id: string, raw: Uint8Array): Promise<void> {
    const item = itemOf(id, options);
    try {
      await files.put(intakePath(id), encodeIntake(item, raw));
      taken.push({ filedKey: filedKey(id, raw), receivedAt: item.receivedAt });
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
      const isThere = ids.has(id) || waiting.has(id);
      ids.add(id);
      if (isThere) {
        already += 1;
        return;
      }
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
