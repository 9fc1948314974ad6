import type { HeaderLine } from './parse-mime.ts';

const HEADER = 'authentication-results';

/**
 * The Authentication-Results that may be believed (RFC 8601): those of the servers named. With none named, those of
 * the server that noted them last, at the top: anything below its next Received line came with the mail.
 */
export function trustedResults(lines: readonly HeaderLine[], servers: readonly string[]): HeaderLine[] {
  if (servers.length > 0) {
    const names = new Set(servers.map((server) => server.toLowerCase()));
    return lines.filter((line) => line.key === HEADER && names.has(serverOf(line.line)));
  }
  const first = lines.findIndex((line) => line.key === HEADER);
  if (first === -1) return [];
  const server = serverOf(lines[first]?.line ?? '');
  const rest = lines.slice(first);
  const end = rest.findIndex(
    ({ key, line }) => key === 'received' || (key === HEADER && serverOf(line) !== server),
  );
  return rest.slice(0, end === -1 ? rest.length : end).filter((line) => line.key === HEADER);
}

/** The first word, outside of comments; empty where the results stand without a server's name. */
function serverOf(line: string): string {
  const value = line.slice(line.indexOf(':') + 1, 2000);
  const bare = value
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .toLowerCase();
  const word = /^"?([^\s;"]*)/.exec(bare)?.[1] ?? '';
  return word.includes('=') ? '' : word;
}
