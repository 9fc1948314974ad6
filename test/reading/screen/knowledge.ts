import { join } from 'node:path';
import { projectRoot } from '../../../src/config.ts';
import { loadPermissionCatalogue } from '../../../src/files/permission-catalogue.ts';
import { loadScreenTexts } from '../../../src/files/screen-texts.ts';
import { createPermissionMatcher } from '../../../src/reading/permission-matcher.ts';
import type { ScreenKnowledge } from '../../../src/reading/screen/screen-page.ts';

/** The texts and names that the product comes with. */
export async function loadKnowledge(): Promise<ScreenKnowledge> {
  const prompts = join(projectRoot, 'prompts');
  return {
    texts: await loadScreenTexts(join(prompts, 'screens', 'microsoft.yaml')),
    match: createPermissionMatcher(
      await loadPermissionCatalogue(join(prompts, 'permissions', 'microsoft-graph.yaml')),
    ),
  };
}
