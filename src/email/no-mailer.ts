import type { Mailer } from '../core/ports.ts';

/** Stands where no mail server is set: refuses, and says what to do. */
export function createNoMailer(): Mailer & { close(): Promise<void> } {
  return {
    send: async () => ({ kind: 'refused', detail: 'no mail server is set (setting SMTP_URL)' }),
    close: async () => {},
  };
}
