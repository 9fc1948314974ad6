import { slackManifest } from '../slack/manifest.ts';
import { runCommand } from './command/run-command.ts';

await runCommand({
  usage: "Usage: npm run -s slack-manifest\n\nPrints the manifest with which the desk's Slack app is made.",
  async run() {
    console.log(JSON.stringify(slackManifest(), null, 2));
    return 0;
  },
});
