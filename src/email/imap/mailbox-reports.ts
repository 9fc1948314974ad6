import type { MailboxState } from '../../core/office.ts';
import type { Clock, Cursors, Log } from '../../core/ports.ts';
import type { MailboxFailure } from './failure-words.ts';
import { type Mailbox, mailboxWords } from './imap-url.ts';

export interface ReportOptions {
  mailbox: Mailbox;
  /** After so long without a mail (0: never), or without a working connection, the agents are told. */
  silentMs: number;
  failingMs: number;
  timeZone: string;
  /** Says something in the review channel, once a key. */
  announce: (key: string, text: string) => Promise<void>;
  /** Hears how the mailbox is, at the start and at every change. */
  onState?: (state: MailboxState) => void;
  cursors: Cursors;
  clock: Clock;
  log: Log;
}

/** Tells the agents, once each, that a mailbox fails, works again, is silent, or was numbered anew. */
export interface MailboxReports {
  failed(failure: MailboxFailure): void;
  /** `lastMailAt`: when the last mail came. */
  works(lastMailAt: number): void;
  rebuilt(uidValidity: string): void;
  /** What is taken in cannot be flagged or moved. */
  untidy(failure: MailboxFailure): void;
  close(): void;
}

const MOST_MS = 5_000;
const LEAST_MS = 50;

export function createMailboxReports(options: ReportOptions): MailboxReports {
  const { mailbox, silentMs, failingMs, clock } = options;
  const where = mailboxWords(mailbox);
  const since = (time: number) => `since ${inWords(time, options.timeZone)}`;
  const voice = createVoice(options);
  let outage: { since: number; failure: MailboxFailure; told: boolean } | null = null;
  let lastMailAt: number | null = null;
  let untidyTold = false;

  function check(): void {
    const now = clock.now();
    if (outage && !outage.told && (outage.failure.refused || now - outage.since >= failingMs)) {
      outage.told = true;
      voice.say(
        `failing.${outage.since}`,
        `No mail can be fetched from ${where} ${since(outage.since)}: ${outage.failure.words}`,
      );
    }
    if (silentMs > 0 && !outage && lastMailAt !== null && now - lastMailAt >= silentMs) {
      voice.say(
        `silent.${lastMailAt}`,
        `No mail has come into ${where} ${since(lastMailAt)}. The mailbox itself can be read; if this is unusual, see whether mail still gets there.`,
      );
    }
    voice.retry();
  }
  function tellState(): void {
    const failing = outage && { since: outage.since, reason: outage.failure.words };
    options.onState?.({ name: where, lastMailAt, failing });
  }
  tellState();
  const timer = setInterval(check, Math.min(MOST_MS, Math.max(LEAST_MS, failingMs / 4)));

  return {
    failed(failure) {
      outage = { since: outage?.since ?? clock.now(), told: outage?.told ?? false, failure };
      tellState();
      check();
    },
    works(at) {
      if (outage?.told) {
        const text = `Mail is fetched from ${where} again. It could not be ${since(outage.since)}.`;
        voice.say(`works.${outage.since}`, text);
      }
      outage = null;
      lastMailAt = at;
      tellState();
    },
    rebuilt(uidValidity) {
      voice.say(
        `rebuilt.${uidValidity}`,
        `The mail server has numbered the mail in ${where} anew; a move or a repair of the mailbox does that. The mail since this desk reads it is looked through again: what is known stays as it is, what is not becomes a case, and none of it is acknowledged.`,
      );
    },
    untidy(failure) {
      if (untidyTold) return;
      untidyTold = true;
      voice.say(`untidy.${clock.now()}`, `The mail of ${where} is taken in, but ${failure.words}`);
    },
    close: () => clearInterval(timer),
  };
}

/** Says each thing once, the last one not even after a restart, and again later what the channel did not take. */
function createVoice({ mailbox, announce, cursors, log }: ReportOptions) {
  const unsaid = new Map<string, string>();
  let last: string | null = null;
  let speaking = false;

  async function speak(): Promise<void> {
    if (speaking) return;
    speaking = true;
    try {
      const place = `said.${mailbox.name}`;
      for (const [key, text] of unsaid) {
        if ((await cursors.get(place)) !== key) await announce(`${mailbox.name}.${key}`, text);
        await cursors.set(place, key);
        unsaid.delete(key);
      }
    } catch (error) {
      log.warn(
        { mailbox: mailbox.name, reason: String(error) },
        'The agents could not be told; trying again',
      );
    }
    speaking = false;
  }

  return {
    say(key: string, text: string): void {
      if (key === last) return;
      last = key;
      unsaid.set(key, text);
      void speak();
    },
    retry(): void {
      if (unsaid.size > 0) void speak();
    },
  };
}

/** "Nov 23, 14:05": an outage may last for days. */
function inWords(time: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(time);
}
