export interface IssuedToken {
  text: string;
  /** Ms since 1970. */
  expiresAt: number;
}

/** Gets new tokens from a provider. */
export interface TokenSource {
  /** Whether each mailbox has a token of its own. */
  perUser: boolean;
  /** Throws StepcheckError: turn retry where the provider is out of reach, person where it refuses. */
  issue(user: string): Promise<IssuedToken>;
}

/** A token as the libraries give it. Throws where there is none. */
export function issuedToken(
  text: string | null | undefined,
  expiresAt: number | null | undefined,
): IssuedToken {
  if (!text) throw new Error('The answer holds no access token.');
  return { text, expiresAt: expiresAt ?? Date.now() };
}
