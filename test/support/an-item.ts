import { type IntakeItem, intakeItem } from '../../src/core/intake.ts';

/** A mail that came by SMTP from the null sender, but for what a test says. */
export function anItem(change: Partial<IntakeItem> = {}): IntakeItem {
  const item = { v: 1, id: 'i1', channel: 'email', origin: 'smtp', receivedAt: 1, envelopeFrom: '' } as const;
  return intakeItem({ ...item, ...change });
}
