import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run as compiled: the same files, worker threads included, that production runs.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    dir: 'dist/test',
    include: ['**/*.test.js'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
