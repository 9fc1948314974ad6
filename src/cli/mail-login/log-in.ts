import { randomBytes } from 'node:crypto';
import { StepcheckError } from '../../core/errors.ts';
import type { MailOauth } from '../../core/settings.ts';
import { createSignIn } from '../../email/oauth/sign-in.ts';
import { openAnswerDesk } from './await-answer.ts';

export interface LogInParts {
  input: NodeJS.ReadableStream;
  /** Where a person reads on. */
  say(line: string): void;
  fetch?: typeof globalThis.fetch;
}

/** Lets a person sign in as the mailbox in a browser, and gives the refresh token. Throws StepcheckError. */
export async function logIn(oauth: MailOauth, { input, say, fetch }: LogInParts): Promise<string> {
  if (oauth.keyFile !== null) {
    const text =
      'MAIL_OAUTH_KEY_FILE is set: the service account logs in by itself, nobody needs to sign in.';
    throw new StepcheckError('sign_in_needless', 'person', text);
  }
  const desk = await openAnswerDesk(input);
  try {
    const signIn = await createSignIn(oauth, desk.redirectUri, fetch ?? globalThis.fetch);
    const state = randomBytes(24).toString('base64url');
    const code = desk.code(state);
    say('Open this page in a browser and sign in as the support mailbox:\n');
    say(`  ${await signIn.address(state)}\n`);
    say(
      'Is the browser on another machine? Its last page will not load then: copy the address of that page,',
    );
    say('paste it here and press Enter.\n');
    return await signIn.refreshToken(await code);
  } finally {
    await desk.close();
  }
}
