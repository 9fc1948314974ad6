import type { TokenAnswer } from './token-requests.ts';

const NEW_SECRET =
  'make a new one in Entra (App registrations, your app, Certificates & secrets) and set MAIL_OAUTH_CLIENT_SECRET to its value, not to its id.';
const NEW_REFRESH_TOKEN =
  'Sign in once more as the mailbox and set MAIL_OAUTH_REFRESH_TOKEN, or leave it out and let the app log in by itself.';

/** What to do, by Entra's error numbers (AADSTS...), else by the error's name. The first that fits. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/AADSTS7000222/, `The client secret has ended: ${NEW_SECRET}`],
  [/AADSTS700021[56]|AADSTS7000218/, `The client secret was refused: ${NEW_SECRET}`],
  [
    /AADSTS700016|AADSTS90013/,
    'The app is not known there: check MAIL_OAUTH_CLIENT_ID (Application ID) and MAIL_OAUTH_TENANT.',
  ],
  [
    /AADSTS9000[23]|AADSTS50059|AADSTS900023/,
    'The tenant is not known: set MAIL_OAUTH_TENANT to the Directory (tenant) ID.',
  ],
  [
    /AADSTS65001|AADSTS650052|consent_required/,
    'An admin has not consented yet: in Entra, open API permissions of the app and grant admin consent.',
  ],
  [
    /AADSTS5007[69]|AADSTS53003|interaction_required/,
    `A sign-in rule (several factors, conditional access) stands against it. ${NEW_REFRESH_TOKEN}`,
  ],
  [/AADSTS50057|AADSTS50034/, 'The account is switched off or gone: check it in Entra.'],
  [/AADSTS7000112/, 'The app is switched off: in Entra, open Enterprise applications and let it sign in.'],
  [/AADSTS70011|invalid_scope/, `The refresh token is not good for mail. ${NEW_REFRESH_TOKEN}`],
  [/invalid_grant/, `The refresh token is no longer good. ${NEW_REFRESH_TOKEN}`],
  [/invalid_client/, `The client secret was refused: ${NEW_SECRET}`],
  [
    /unauthorized_client/,
    'The app may not do this: check MAIL_OAUTH_CLIENT_ID, MAIL_OAUTH_TENANT and the app’s API permissions.',
  ],
];

export function adviseMicrosoft({ error, description }: TokenAnswer): string {
  const said = `${error} ${description}`;
  const found = ADVICE.find(([pattern]) => pattern.test(said));
  return found?.[1] ?? 'Check the app in Entra and the settings that begin with MAIL_OAUTH.';
}
