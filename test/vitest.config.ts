import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run as compiled: the same files, worker threads included, that production runs.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    dir: 'dist/test',
    include: ['**/*.test.js'],
    // What takes a second or two here may take many on a busy machine.
    testTimeout: 40_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    env: { TZ: 'UTC' },
  },
});
