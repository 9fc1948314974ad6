import type { Screen } from './screen.ts';

const TITLES: Readonly<Partial<Record<Screen, string>>> = {
  need_admin_approval: 'Need admin approval',
  approval_required: 'Approval required',
  permissions_requested: 'Permissions requested',
  entra_permissions: 'API permissions',
};

/** What a screen is called in English, as its own heading has it; null where no known screen is seen. */
export function screenTitle(screen: Screen): string | null {
  return TITLES[screen] ?? null;
}
