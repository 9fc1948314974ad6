import { type Finding, finding } from './finding.ts';

/** Whether this Node.js is new enough. `version` as in process.versions.node. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > 20 || (major === 20 && minor >= 19);
  if (isNewEnough) return finding('Node.js', 'ok', `${version}.`);
  return finding('Node.js', 'fail', `${version}. It needs 20.19 or later: get it from nodejs.org.`);
}
