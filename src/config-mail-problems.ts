import type { Raw, Settings } from './config-settings.ts';

/** What is wrong with the settings of mail when they are looked at together. */
export function mailProblems(given: Raw): string[] {
  const problems: string[] = [];
  if (Boolean(given.SMTP_TLS_CERT) !== Boolean(given.SMTP_TLS_KEY)) {
    const missing = given.SMTP_TLS_CERT ? 'SMTP_TLS_KEY' : 'SMTP_TLS_CERT';
    problems.push(`${missing}: is missing. A certificate and its key belong together.`);
  }
  const withoutPassword = addresses(given).find(({ url }) => url.username !== '' && url.password === '');
  if (withoutPassword && !given.MAIL_OAUTH) {
    const { name } = withoutPassword;
    problems.push(`${name}: has a user without a password. Add the password, or set MAIL_OAUTH.`);
  }
  return [...problems, ...oauthProblems(given), ...folderProblems(given)];
}

const MICROSOFT = ['MAIL_OAUTH_TENANT', 'MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET'] as const;
const GOOGLE_CLIENT = ['MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET'] as const;
const GOOGLE_USER = [...GOOGLE_CLIENT, 'MAIL_OAUTH_REFRESH_TOKEN'] as const;

function oauthProblems(given: Raw): string[] {
  const missingOf = (names: readonly (keyof Settings)[]) => names.filter((name) => !given[name]);
  if (given.MAIL_OAUTH === 'microsoft') {
    const problems = given.MAIL_OAUTH_KEY_FILE
      ? ['MAIL_OAUTH_KEY_FILE: is for Google only. Leave it out with MAIL_OAUTH=microsoft.']
      : [];
    const missing = missingOf(MICROSOFT);
    if (missing.length === 0) return problems;
    return [
      ...problems,
      `${areMissing(missing)} MAIL_OAUTH=microsoft needs ${listed(MICROSOFT)}; the README says under "Microsoft 365" where they are found.`,
    ];
  }
  if (given.MAIL_OAUTH !== 'google' || given.MAIL_OAUTH_KEY_FILE) return [];
  const missing = missingOf(GOOGLE_USER);
  if (missing.length === 0) return [];
  if (missing.length === GOOGLE_USER.length) {
    return [
      `MAIL_OAUTH: google needs MAIL_OAUTH_KEY_FILE, the key of a service account, or else ${listed(GOOGLE_USER)}. The README shows both ways under "Google Workspace".`,
    ];
  }
  const next = missingOf(GOOGLE_CLIENT).length > 0 ? '' : ' "npm run -s mail-login" gives it.';
  return [
    `${areMissing(missing)}${next} MAIL_OAUTH=google needs ${listed(GOOGLE_USER)}, or instead of the three MAIL_OAUTH_KEY_FILE, the key of a service account.`,
  ];
}

/** Mail that is moved to where it came from would be new there, again and again. */
function folderProblems(given: Raw): string[] {
  const after = given.IMAP_AFTER ?? '';
  if (!after.startsWith('move:')) return [];
  const target = folderName(after.slice('move:'.length));
  const isOwn = addresses(given).some(
    ({ name, url }) => name === 'IMAP_URLS' && folderName(decoded(url.pathname)) === target,
  );
  if (!isOwn) return [];
  return ['IMAP_AFTER: moves mail to the folder that it is fetched from. Name another folder, or use keep.'];
}

function addresses(given: Raw): { name: 'SMTP_URL' | 'IMAP_URLS'; url: URL }[] {
  const smtp = given.SMTP_URL ? [{ name: 'SMTP_URL' as const, text: given.SMTP_URL }] : [];
  const imap = (given.IMAP_URLS ?? '').split(',').map((text) => ({ name: 'IMAP_URLS' as const, text }));
  return [...smtp, ...imap]
    .filter(({ text }) => URL.canParse(text.trim()))
    .map(({ name, text }) => ({ name, url: new URL(text.trim()) }));
}

/** INBOX in whatever case, or without a name, is one folder (RFC 3501, 5.1). */
function folderName(path: string): string {
  const name = path.replace(/^\/|\/$/g, '');
  return name === '' || name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function areMissing(names: readonly string[]): string {
  return `${names.join(', ')}: ${names.length === 1 ? 'is' : 'are'} missing.`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
