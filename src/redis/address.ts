import type { RedisOptions } from 'ioredis';

const SENTINEL = /^(rediss?)-sentinel:\/\/(?:([^@/]*)@)?([^@/]+)\/([^/?#]+)$/;
const SENTINEL_PORT = 26379;

/**
 * What ioredis needs for the address of several Sentinels, "redis-sentinel://[user:password@]host[:port],host/NAME"
 * (rediss-sentinel: with TLS to the Sentinels and to Redis); null for any other address. The password is Redis's and
 * the Sentinels' alike.
 */
export function sentinelOptions(address: string): RedisOptions | null {
  const [, scheme, login = '', hosts = '', name] = SENTINEL.exec(address) ?? [];
  if (scheme === undefined || name === undefined) return null;
  const sentinels = hosts.split(',').map(readHost);
  const [username, password] = readLogin(login);
  const tls = scheme === 'rediss' ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {};
  const logins = password === undefined ? {} : { username, password, sentinelPassword: password };
  return { sentinels, name: decodeURIComponent(name), ...logins, ...tls };
}

/** The hosts of an address, for people: no user, no password. */
export function shownAddress(address: string): string {
  const [, , , hosts, name] = SENTINEL.exec(address) ?? [];
  if (hosts !== undefined) return `${name}, found through ${hosts}`;
  return URL.canParse(address) ? new URL(address).host : address;
}

function readHost(text: string): { host: string; port: number } {
  const [, host = text, port] = /^(.*?)(?::(\d+))?$/.exec(text.trim()) ?? [];
  return { host, port: port === undefined ? SENTINEL_PORT : Number(port) };
}

function readLogin(text: string): [string | undefined, string | undefined] {
  if (text === '') return [undefined, undefined];
  const [user = '', ...rest] = text.split(':');
  return [user === '' ? undefined : decodeURIComponent(user), decodeURIComponent(rest.join(':'))];
}
