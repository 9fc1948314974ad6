import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run as compiled: the same files, worker threads included, that production runs.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    dir: 'dist/test',
    // Most of the time is waiting for what runs beside the test (Redis, mail, a browser), also on two cores.
    maxWorkers: 2,
    include: ['**/*.test.js'],
    // What takes a second or two here may take many on a busy machine.
    testTimeout: 40_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    env: { TZ: 'UTC' },
  },
});
