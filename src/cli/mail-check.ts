import { loadEnvFile, readConfig } from '../config.ts';
import { openFiles } from '../files/open-files.ts';
import { runCommand } from './command/run-command.ts';
import { checkMail } from './mail-check/check-mail.ts';

const USAGE = `Usage: npm run -s mail-check

Tries the mail settings: logs in to each mailbox of IMAP_URLS and to SMTP_URL, and says what to do about what fails.
No mail is fetched or sent. It takes no options. Exit code 0 where all is well, 1 where not, 2 for bad usage.`;

await runCommand({
  usage: USAGE,
  async run(args) {
    if (args.length > 0) {
      console.error(`"${args[0]}" is no option.\n\n${USAGE}`);
      return 2;
    }
    loadEnvFile();
    const config = readConfig();
    const files = openFiles(config);
    return (await checkMail(config, { files, say: console.log })) ? 0 : 1;
  },
});
