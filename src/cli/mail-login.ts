import { loadEnvFile, readSignInConfig } from '../config.ts';
import { runCommand } from './command/run-command.ts';
import { logIn } from './mail-login/log-in.ts';

await runCommand({
  usage:
    'Usage: npm run -s mail-login\n\nSigns in once as the support mailbox, in a browser, and prints the MAIL_OAUTH_REFRESH_TOKEN for .env.\nNeeds MAIL_OAUTH, MAIL_OAUTH_CLIENT_ID, MAIL_OAUTH_CLIENT_SECRET and, for Microsoft, MAIL_OAUTH_TENANT.\nNot needed where the app or a service account logs in by itself.',
  async run(args) {
    if (args.length > 0) {
      console.error(
        `mail-login takes no "${args[0]}". "npm run -s mail-login -- --help" says how it is used.`,
      );
      return 2;
    }
    loadEnvFile();
    const token = await logIn(readSignInConfig(), { input: process.stdin, say: console.error });
    console.error(
      'Signed in. Put this line into .env and keep it to yourself: whoever has it reads the mailbox.\n',
    );
    console.log(`MAIL_OAUTH_REFRESH_TOKEN=${token}`);
    return 0;
  },
});
