import type { FileStore } from '../../core/ports.ts';

/** Where the newest refresh token is kept. */
export interface TokenCache {
  load(): Promise<string | null>;
  save(text: string): Promise<void>;
}

/** The same as a file of the file store, which only the desk's own user can read. */
export function createTokenCache(files: FileStore, path: string): TokenCache {
  return {
    async load() {
      const bytes = await files.get(path);
      return bytes === null ? null : Buffer.from(bytes).toString('utf8');
    },
    save: (text) => files.put(path, Buffer.from(text, 'utf8')),
  };
}

/** Where a provider's is kept. */
export function tokenPath(provider: string): string {
  return `oauth/${provider}`;
}
