import { slackManifest } from '../slack/manifest.ts';

console.log(JSON.stringify(slackManifest(), null, 2));
