import { z } from 'zod';

/** One permission that an app can ask for. */
export const CataloguedPermission = z.strictObject({
  /** Its name for programs, as tables and web addresses have it: `Calendars.Read`. */
  scope: z.string(),
  /** Its names in dialogs, to users and to admins, in every language we know them in. */
  names: z.array(z.string()).default([]),
  calendar: z.boolean().default(false),
});
export type CataloguedPermission = z.infer<typeof CataloguedPermission>;

/** The permissions of a provider, as data: what its dialogs and tables call them. No app's own list. */
export const PermissionCatalogue = z.strictObject({
  permissions: z.array(CataloguedPermission).min(1),
});
export type PermissionCatalogue = z.infer<typeof PermissionCatalogue>;
