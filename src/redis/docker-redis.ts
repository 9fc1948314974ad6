import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StepcheckError } from '../core/errors.ts';

const run = promisify(execFile);

export interface DockerRedis {
  url: string;
  stop(): Promise<void>;
}

/** Whether a Docker engine answers and has the compose command. */
export async function hasDocker(): Promise<boolean> {
  try {
    await run('docker', ['info'], { timeout: 10_000 });
    await run('docker', ['compose', 'version'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/** Runs the Redis of the compose file. `stop` leaves one alone that ran before. */
export async function startDockerRedis(composeFile: string): Promise<DockerRedis> {
  const compose = async (...args: string[]) =>
    (await run('docker', ['compose', '--file', composeFile, ...args])).stdout.trim();
  try {
    const ranBefore = (await compose('ps', '--quiet', '--status', 'running', 'redis')) !== '';
    await compose('up', '--detach', '--wait', 'redis');
    const address = await compose('port', 'redis', '6379');
    return {
      url: `redis://${address}`,
      stop: async () => {
        if (!ranBefore) await compose('stop', 'redis');
      },
    };
  } catch (cause) {
    throw new StepcheckError(
      'docker_redis_failed',
      'person',
      `Docker is there but does not run Redis. "docker compose --file ${composeFile} up redis" shows why; or set REDIS_URL.`,
      { cause },
    );
  }
}
