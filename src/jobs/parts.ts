import type { ChartRenderer } from '../core/chart.ts';
import type { Pausing } from '../core/office.ts';
import type {
  Articles,
  Caps,
  CaseReader,
  Clock,
  CustomerThread,
  DueJobs,
  FileStore,
  Log,
  Lookup,
  Mailer,
  ModelReader,
  ModelWriter,
  PictureReader,
  Queue,
  Random,
  Records,
  Sign,
  Understand,
} from '../core/ports.ts';
import type { Reminders } from '../core/reminders.ts';
import type { Resting } from '../core/resting.ts';
import type { ReviewChannel } from '../core/review.ts';
import type { DeskSettings } from '../core/settings.ts';

/** Everything that jobs work with; built once in `desk.ts`. */
export interface Parts {
  records: Records;
  lookup: Lookup;
  resting: Resting;
  due: DueJobs;
  queue: Queue;
  caps: Caps;
  pausing: Pausing;
  files: FileStore;
  understand: Record<'email' | 'slack', Understand>;
  mailer: Mailer;
  customers: CustomerThread;
  review: ReviewChannel;
  articles: Articles;
  reader: CaseReader;
  model: ModelReader | null;
  charts: ChartRenderer;
  /** What the model cost in an ISO week, in US dollars; null where none is set. */
  spentInWeek: (isoWeek: string) => Promise<number | null>;
  /** Null where replies stay as the templates have them. */
  writer: ModelWriter | null;
  /** Whether the model sees the pictures that could not be read. */
  showsPictures: boolean;
  /** Null where reading pictures is switched off. */
  pictures: PictureReader | null;
  /** What the reader of pictures is made of: what another version read is read anew. */
  pictureVersion: string;
  /** Slack users who work here: what they write is no customer's message. */
  deskUserIds: () => Promise<readonly string[]>;
  /** Whether an address is at a public mail provider, where a domain in common says nothing. */
  isPublicProvider: (address: string) => boolean;
  /** Signs the references in our Message-IDs and bounce addresses. */
  sign: Sign;
  settings: DeskSettings;
  remind: Reminders;
  /** After this long without a sign of life whoever claimed a send counts as dead. */
  deadAfterMs: number;
  clock: Clock;
  random: Random;
  log: Log;
}
