import { join } from 'node:path';
import { loadEnvFile, readConfig } from '../config.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { runCommand } from './command/run-command.ts';
import { checkMail } from './mail-check/check-mail.ts';

await runCommand({
  usage:
    'Usage: npm run -s mail-check\n\nTries the mail settings: logs in to each mailbox of IMAP_URLS and to SMTP_URL, and says what to do about what fails.\nNo mail is fetched or sent. Exit code 0 where all is well, else 1.',
  async run() {
    loadEnvFile();
    const config = readConfig();
    const files = createFolderStore(join(config.dataDir, 'files'));
    return (await checkMail(config, { files, say: console.log })) ? 0 : 1;
  },
});
