import type { TokenAnswer } from './token-requests.ts';

const SETTINGS = 'Check the settings that begin with MAIL_OAUTH.';

/** What to do about a refusal. `acting`: the service account and for whom it asks; null with a refresh token. */
export function adviseGoogle(acting: { user: string; account: string } | null) {
  return ({ error, description }: TokenAnswer): string => {
    if (acting) return adviseServiceAccount(`${error} ${description}`, acting);
    return REFRESH_TOKEN_ADVICE[error] ?? SETTINGS;
  };
}

const REFRESH_TOKEN_ADVICE: Readonly<Record<string, string>> = {
  invalid_grant:
    'The refresh token is no longer good: sign in once more as the mailbox and set MAIL_OAUTH_REFRESH_TOKEN. Google ends it after 7 days while the app is in testing: publish the app, or make it internal.',
  invalid_client:
    'The client was refused: copy its id and secret from the Google Cloud console (Credentials) to MAIL_OAUTH_CLIENT_ID and MAIL_OAUTH_CLIENT_SECRET.',
  unauthorized_client:
    'The refresh token belongs to another client: MAIL_OAUTH_CLIENT_ID must be the one that it was made with.',
  admin_policy_enforced:
    'The Workspace admin does not let this app in: in the Admin console, open Security, API controls, and trust it.',
};

function adviseServiceAccount(said: string, { user, account }: { user: string; account: string }): string {
  if (/unauthorized_client|access_denied/.test(said)) {
    return `In the Admin console (Security, API controls, Domain-wide delegation), add the client ID of ${account} with the scope https://mail.google.com/; it may take some minutes to count.`;
  }
  if (/Invalid email|User ID/i.test(said)) {
    return `${user} is no mailbox of this Workspace: check the user in IMAP_URLS and SMTP_URL.`;
  }
  if (/short-lived|iat|exp/i.test(said)) return 'Check the clock of this machine.';
  if (/signature|invalid_client|account not found/i.test(said)) {
    return `The key of ${account} is no longer good: make a new one and set MAIL_OAUTH_KEY_FILE to its file.`;
  }
  return SETTINGS;
}
