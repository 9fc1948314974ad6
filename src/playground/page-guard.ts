import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Who may talk to the page: a browser on this machine that was given the address. The token keeps other programs
 * out, Host keeps out a web site that points its own name at 127.0.0.1, Origin keeps out forms of other sites.
 */
export function refusal(request: IncomingMessage, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = request.headers.host;
  if (host === undefined || !hosts.includes(host)) return 'This page answers only on its own address.';
  const origin = request.headers.origin;
  if (origin !== undefined && !hosts.some((name) => origin === `http://${name}`)) {
    return 'This page answers only to itself.';
  }
  return null;
}

/** The rest of the path after `/<token>/`, or null where the token is another one. */
export function pathBehindToken(url: string, token: string): string | null {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const [, given = '', ...rest] = path.split('/');
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  if (a.length !== b.length || !timingSafeEqual(a, b) || rest.length === 0) return null;
  return rest.join('/');
}

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A mail's HTML has a policy of its own: its styles and embedded pictures, no script, nothing from elsewhere. */
export const MAIL_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

export function setSafeHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  response.setHeader('Cache-Control', 'no-store');
}
