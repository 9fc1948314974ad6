import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ASSET = /\.(html|css|svg|png)$/;

/**
 * All files below a folder as paths from the root, sorted; none where there is no such folder.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

/**
 * Removes what was compiled or copied from a source that is gone: a deleted test must not go on running.
 * @param {string} root
 */
export function removeOrphans(root) {
  for (const file of ['dist/src', 'dist/test'].flatMap((folder) => filesBelow(root, folder))) {
    const source = file.slice('dist/'.length).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(join(root, source))) rmSync(join(root, file));
  }
}

/**
 * The page's files that no compiler touches.
 * @param {string} root
 */
export function copyAssets(root) {
  for (const file of filesBelow(root, 'src/playground')) {
    if (!ASSET.test(file)) continue;
    mkdirSync(dirname(join(root, 'dist', file)), { recursive: true });
    copyFileSync(join(root, file), join(root, 'dist', file));
  }
}
