import { join } from 'node:path';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { shownAddress } from './address.ts';
import { canInstallDebianPackages, installDebianPackages } from './debian-packages.ts';
import { hasDocker, startDockerRedis } from './docker-redis.ts';
import { startPrivateRedis } from './private-server.ts';
import { findServerProgram } from './server-program.ts';

export interface ObtainedRedis {
  /** A URL or the path of a unix socket: ioredis takes either. */
  address: string;
  /** Where the state is, for people, without a password. */
  description: string;
  stop(): Promise<void>;
}

export interface ObtainOptions {
  redisUrl: string | null;
  /** The data folder. */
  folder: string;
  projectRoot: string;
  /** Tells the person at the keyboard what is being done. */
  say: (text: string) => void;
  log: Log;
}

/** What the machine has; given by tests in place of the machine. */
export interface Machine {
  findServerProgram(): Promise<string | null>;
  hasDocker(): Promise<boolean>;
  canInstall(): Promise<boolean>;
  install(names: string[]): Promise<void>;
}

const thisMachine: Machine = {
  findServerProgram,
  hasDocker,
  canInstall: canInstallDebianPackages,
  install: installDebianPackages,
};

/** The Redis that is set, else a private one, else one in Docker, else a private one that is installed first. */
export async function obtainRedis(
  options: ObtainOptions,
  machine: Machine = thisMachine,
): Promise<ObtainedRedis> {
  if (options.redisUrl !== null) return given(options.redisUrl);
  if ((await machine.findServerProgram()) !== null) return privateRedis(options);
  if (await machine.hasDocker()) return dockerRedis(options);
  if (!(await machine.canInstall())) throw nowhere();
  options.say(
    'Redis is not on this machine: installing it (apt-get install redis-server); its service is not started',
  );
  await machine.install(['redis-server']);
  return privateRedis(options);
}

function given(address: string): ObtainedRedis {
  return { address, description: `${shownAddress(address)} (REDIS_URL)`, stop: async () => undefined };
}

async function privateRedis({ folder, say, log }: ObtainOptions): Promise<ObtainedRedis> {
  const server = await startPrivateRedis({ folder, persistent: true, log });
  say(server.started ? 'started a private Redis' : 'using the private Redis that another command started');
  return {
    address: server.path,
    description: `private Redis in ${join(folder, 'redis')}`,
    stop: server.stop,
  };
}

async function dockerRedis({ projectRoot, say }: ObtainOptions): Promise<ObtainedRedis> {
  say('no Redis on the PATH: running the one of docker-compose.yml');
  const { url, stop } = await startDockerRedis(join(projectRoot, 'docker-compose.yml'));
  return { address: url, description: `Redis in Docker at ${url}, data in its volume`, stop };
}

function nowhere(): StepcheckError {
  return new StepcheckError(
    'redis_missing',
    'person',
    [
      'Redis is needed and is not on this machine. One of these gets it:',
      '  Debian, Ubuntu:  sudo apt-get install redis-server',
      '  macOS:           brew install redis',
      '  Docker:          docker compose up --detach redis   (with Docker running, "npm start" does it by itself)',
      'Or set REDIS_URL to a Redis of your own.',
    ].join('\n'),
  );
}
