import { fileURLToPath } from 'node:url';
import type { PermissionCatalogue } from '../../src/core/permission-catalogue.ts';
import { loadPermissionCatalogue } from '../../src/files/permission-catalogue.ts';

/** The product's own catalogue of Microsoft's permissions. */
export async function theCatalogue(): Promise<PermissionCatalogue> {
  return loadPermissionCatalogue(
    fileURLToPath(new URL('../../../prompts/permissions/microsoft-graph.yaml', import.meta.url)),
  );
}
