import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';

const run = promisify(execFile);

export interface Dovecot {
  port: number;
  /** Where the desk finds a mailbox; `port` is another than the server's own behind a proxy. */
  url(user: string, port?: number, folder?: string): string;
  /** Puts mails into a folder, by IMAP, in this order. */
  append(user: string, mails: readonly NewMail[], folder?: string): Promise<void>;
  /** A client of the mailbox, as the agents would use one beside us. */
  withClient<T>(user: string, work: (client: ImapFlow) => Promise<T>, folder?: string): Promise<T>;
  /** Makes the server number the mail of a mailbox anew, under another UIDVALIDITY. */
  renumber(user: string): Promise<void>;
  /** The mails whose text has these words are listed, but cannot be read by the server. */
  lock(user: string, words: string): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

export interface NewMail {
  raw: string | Uint8Array;
  /** When it came into the mailbox. */
  date?: Date;
  flags?: string[];
}

/** The password of every user. */
const PASSWORD = 'mailbox/pass@word';

const PROGRAMS = ['dovecot', '/usr/sbin/dovecot'];

/** The Dovecot of this machine; null where there is none whose settings are the ones below. */
export async function findDovecot(): Promise<string | null> {
  for (const program of PROGRAMS) {
    const version = await run(program, ['--version']).catch(() => null);
    if (version?.stdout.startsWith('2.3.')) return program;
  }
  return null;
}

/** A Dovecot of one's own on loopback, in a folder of its own. Any user exists, with one password, which does as an access token too. */
export async function startDovecot(): Promise<Dovecot> {
  const program = await findDovecot();
  if (program === null)
    throw new Error('No Dovecot 2.3 is installed; on Debian: apt-get install dovecot-imapd');
  // Short: the path of a unix socket has room for 100 characters.
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'));
  const owner = await ownerOf();
  const port = await freePort();
  await mkdir(join(folder, 'mail'));
  await writeFile(join(folder, 'dovecot.conf'), settings(folder, port, owner));
  for (const path of [folder, join(folder, 'mail')]) await chown(path, owner.uid, owner.gid);
  let child: ChildProcess | null = null;
  const onExit = () => child?.kill('SIGKILL');
  process.once('exit', onExit);

  const launch = () =>
    spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: 'ignore',
      uid: owner.uid,
      gid: owner.gid,
    });
  async function start(): Promise<void> {
    const started = launch();
    child = started;
    while (!(await greets(port))) {
      if (started.exitCode !== null) throw new Error(`Dovecot does not start in ${folder}; see log there.`);
      await sleep(20);
    }
  }
  async function stop(): Promise<void> {
    const ended = child && once(child, 'exit');
    child?.kill('SIGTERM');
    await ended;
    child = null;
  }
  async function withClient<T>(
    user: string,
    work: (client: ImapFlow) => Promise<T>,
    place = 'INBOX',
  ): Promise<T> {
    const auth = { user, pass: PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
    await client.connect();
    try {
      await client.mailboxOpen(place);
      return await work(client);
    } finally {
      client.close();
    }
  }

  await start();
  return {
    port,
    url: (user, at = port, place = '') =>
      `imap://${encodeURIComponent(user)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${at}/${place}`,
    withClient,
    append: (user, mails, place = 'INBOX') =>
      withClient(user, async (client) => {
        for (const { raw, flags, date } of mails) {
          await client.append(place, typeof raw === 'string' ? Buffer.from(raw) : raw, flags, date);
        }
      }),
    async renumber(user) {
      await stop();
      const mailbox = join(folder, 'mail', user);
      const names = await readdir(mailbox);
      for (const name of names.filter((name) => /^dovecot[-.](?:uid|index)/.test(name))) {
        await rm(join(mailbox, name), { recursive: true });
      }
      // UIDVALIDITY is made of the time in seconds.
      await sleep(1_100);
      await start();
    },
    async lock(user, words) {
      const places = ['cur', 'new'].map((name) => join(folder, 'mail', user, name));
      for (const place of places) {
        for (const name of await readdir(place)) {
          const text = await readFile(join(place, name), 'latin1');
          if (text.includes(words)) await chmod(join(place, name), 0);
        }
      }
    },
    start,
    stop,
    async close() {
      await stop();
      process.removeListener('exit', onExit);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Owner {
  uid: number;
  gid: number;
  user: string;
  group: string;
}

/** Dovecot keeps no mail for root: as root it runs as nobody. */
async function ownerOf(): Promise<Owner> {
  const user = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const idOf = async (option: string) => (await run('id', [option, user])).stdout.trim();
  return { user, uid: Number(await idOf('-u')), gid: Number(await idOf('-g')), group: await idOf('-gn') };
}

function settings(folder: string, port: number, { user, group, uid, gid }: Owner): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
mail_fsync = never
mail_location = maildir:~
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.once('data', () => answer(true)).once('error', () => answer(false));
  });
}
