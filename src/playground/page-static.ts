import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Serves one file of the compiled page. The name pattern has no slash and no leading dot, so no path leads out. */
export async function sendStatic(response: ServerResponse, name: string): Promise<void> {
  const extension = /^[a-z0-9-]+\.([a-z]+)$/.exec(name)?.[1] ?? '';
  const type = TYPES[extension];
  if (type === undefined) return sendNothing(response);
  const path = fileURLToPath(new URL(`./page/${name}`, import.meta.url));
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return sendNothing(response);
  response.writeHead(200, { 'Content-Type': type });
  response.end(bytes);
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('There is nothing here.\n');
}
