import { StepcheckError } from '../../core/errors.ts';
import type { MailboxLogin } from './connect-mailbox.ts';
import { type Mailbox, parseImapUrl } from './imap-url.ts';
import type { WatchOptions } from './read-mailbox.ts';
import { watchMailbox } from './watch-mailbox.ts';

export interface MailboxesOptions extends Omit<WatchOptions, 'mailbox' | 'login'> {
  urls: readonly string[];
  /** An OAuth2 access token of a user, for the addresses without a password; `refused` is one that was not taken. */
  accessToken: ((user: string, refused?: string) => Promise<string>) | null;
}

/** Watches every mailbox. What is wrong with one is told in the review channel and keeps none of the others. */
export async function startMailboxes(options: MailboxesOptions): Promise<{ close(): Promise<void> }> {
  const mailboxes = new Map(options.urls.map(parseImapUrl).map((mailbox) => [mailbox.name, mailbox]));
  const watches = [...mailboxes.values()].map((mailbox) =>
    watchMailbox({ ...options, mailbox, login: (refused) => loginOf(mailbox, refused, options) }),
  );
  return {
    async close() {
      await Promise.all(watches.map((watch) => watch.close()));
    },
  };
}

async function loginOf(
  { user, password }: Mailbox,
  refused: MailboxLogin | null,
  { accessToken }: MailboxesOptions,
): Promise<MailboxLogin> {
  if (password !== null) return { user, pass: password };
  if (accessToken === null) {
    const advice = 'Add the password to IMAP_URLS, or set MAIL_OAUTH.';
    throw new StepcheckError('imap_login', 'person', `the mailbox of ${user} has no password. ${advice}`);
  }
  const token = refused && 'accessToken' in refused ? refused.accessToken : undefined;
  return { user, accessToken: await accessToken(user, token) };
}
