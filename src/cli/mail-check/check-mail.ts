import type { Config } from '../../config.ts';
import { asStepcheckError } from '../../core/errors.ts';
import type { FileStore } from '../../core/ports.ts';
import { folderToMoveTo } from '../../email/imap/after-taking.ts';
import { withMailbox } from '../../email/imap/connect-mailbox.ts';
import { failureOf } from '../../email/imap/failure-words.ts';
import { type Mailbox, mailboxWords, parseImapUrl } from '../../email/imap/imap-url.ts';
import { lookForFolder } from '../../email/imap/target-folder.ts';
import { type AccessTokens, createAccessTokens } from '../../email/oauth/access-tokens.ts';
import { createTokenCache, tokenPath } from '../../email/oauth/token-cache.ts';
import { createSmtpLogin } from '../../email/smtp-login.ts';
import { outcomeOf } from '../../email/smtp-outcome.ts';
import { parseSmtpUrl } from '../../email/smtp-url.ts';
import { plainLine } from '../command/plain-line.ts';
import { missingRights } from './missing-rights.ts';

const ANSWER_MS = 20_000;
const MOST_FOLDERS = 30;

export interface MailCheckParts {
  /** Where the running desk keeps the newest refresh token. */
  files: FileStore;
  say: (line: string) => void;
  /** Set by tests only: leads to a token endpoint on this machine. */
  fetch?: typeof globalThis.fetch;
}

export interface Checked {
  ok: boolean;
  line: string;
  /** What to look at, though nothing failed. */
  note?: string | null;
}

/** Tries the mail settings and says how each does, one line each. True where all is well. */
export async function checkMail(config: Config, parts: MailCheckParts): Promise<boolean> {
  const checks = mailChecks(config, parts);
  if (checks.length === 0) parts.say('Neither IMAP_URLS nor SMTP_URL is set: there is nothing to try.');
  let well = true;
  for (const check of checks) {
    const { ok, line, note } = await check();
    well = well && ok;
    parts.say(`${ok ? 'ok    ' : 'FAILED'}  ${plainLine(line)}`);
    if (note) parts.say(`note    ${plainLine(note)}`);
  }
  return well;
}

/** What there is to try of the mail settings: each logs in and does nothing else. */
export function mailChecks(config: Config, parts: Omit<MailCheckParts, 'say'>): (() => Promise<Checked>)[] {
  const mailboxes = config.imap.urls.map(parseImapUrl);
  const server = config.smtp.url === null ? null : parseSmtpUrl(config.smtp.url);
  const byToken = [
    ...mailboxes.filter(({ password }) => password === null).map(({ user }) => user),
    ...(server?.auth?.pass === null ? [server.auth.user] : []),
  ];
  const tokens = config.mail.oauth && tokensOf(config.mail.oauth, parts);
  const advice = REFUSED[config.mail.oauth?.provider ?? 'none'];
  return [
    ...(tokens ? [...new Set(byToken)].map((user) => () => checkToken(user, tokens)) : []),
    ...mailboxes.map((mailbox) => () => checkMailbox(mailbox, config.imap.after, tokens, advice)),
    ...(server ? [() => checkSmtp(server, tokens, config.desk.addresses[0])] : []),
  ];
}

/** What is most often missing where a good access token is refused. */
const REFUSED = {
  microsoft:
    'With OAuth2, mostly New-ServicePrincipal or Add-MailboxPermission was not run for this mailbox, or with the object ID of the app registration instead of that under Enterprise applications.',
  google: 'With OAuth2, see whether the Workspace lets this user use IMAP.',
  none: '',
};

function tokensOf(
  oauth: NonNullable<Config['mail']['oauth']>,
  { files, fetch }: Omit<MailCheckParts, 'say'>,
): AccessTokens {
  const quiet = () => undefined;
  return createAccessTokens(oauth, {
    cache: createTokenCache(files, tokenPath(oauth.provider)),
    announce: async () => {},
    clock: { now: Date.now },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    fetch,
  });
}

async function checkToken(user: string, tokens: AccessTokens): Promise<Checked> {
  const what = `Access token for ${user}`;
  try {
    const missing = missingRights(await tokens.token(user));
    if (missing.length === 0) return { ok: true, line: `${what}: given.` };
    const todo = 'Add it under API permissions of the app in Entra and grant admin consent.';
    return { ok: false, line: `${what}: given, but without the right ${missing.join(' and ')}. ${todo}` };
  } catch (error) {
    return { ok: false, line: `${what}: ${asStepcheckError(error).message}` };
  }
}

async function checkMailbox(
  mailbox: Mailbox,
  after: string,
  tokens: AccessTokens | null,
  advice: string,
): Promise<Checked> {
  const what = `IMAP, ${mailboxWords(mailbox)}`;
  const { user, password } = mailbox;
  const byToken = password === null && tokens !== null;
  try {
    const login = byToken ? { user, accessToken: await tokens.token(user) } : { user, pass: password ?? '' };
    const options = { mailbox, login, answerMs: ANSWER_MS, maxBytes: 1_000_000 };
    const movedTo = folderToMoveTo(after);
    return await withMailbox(
      options,
      new AbortController().signal,
      async ({ client, mailbox: { uidNext } }) => {
        const line = `${what}: logged in, the folder opens, the next mail is number ${uidNext}.`;
        if (movedTo === null) return { ok: true, line };
        const { isThere, folders } = await lookForFolder(client, movedTo);
        if (isThere) return { ok: true, line: `${line} Taken mail is moved to ${movedTo}, which is there.` };
        return { ok: true, line, note: `${what}: ${folderToBeMade(movedTo, folders)}` };
      },
    );
  } catch (error) {
    const { words } = failureOf(error);
    const isRefused = (error as { authenticationFailed?: boolean }).authenticationFailed === true;
    return { ok: false, line: `${what}: ${words}${byToken && isRefused ? ` ${advice}` : ''}` };
  }
}

function folderToBeMade(folder: string, folders: readonly string[]): string {
  const shown = folders.length > MOST_FOLDERS ? [...folders.slice(0, MOST_FOLDERS), '…'] : folders;
  return `there is no folder ${folder} yet; the first mail that is taken makes it. If another was meant, change IMAP_AFTER: there are ${shown.join(', ')}.`;
}

async function checkSmtp(
  server: ReturnType<typeof parseSmtpUrl>,
  tokens: AccessTokens | null,
  sender: string,
): Promise<Checked> {
  const { auth, host } = server;
  const what = `SMTP, ${auth ? `${auth.user} at ` : ''}${host}`;
  try {
    const session = await createSmtpLogin(server, tokens, ANSWER_MS)();
    session.close();
    return { ok: true, line: `${what}: ${auth ? 'logged in' : 'connected'}, nothing was sent.` };
  } catch (error) {
    return { ok: false, line: `${what}: ${outcomeOf(error, sender).detail}` };
  }
}
