import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { rawExcerpt } from './raw-excerpt.ts';
import { splitMail } from './repair-raw.ts';
import { toMessage } from './to-message.ts';

const MAX_BYTES = 16 * 1024;
const MAX_LINES = 100;
const ADDRESS = /[^\s<>,;:"()[\]\\]{1,64}@[^\s<>,;:"()[\]\\]{1,255}/;

/**
 * The last resort, for a mail that not even a look at its headers survives: a message made of its first bytes
 * without any parser, so that a person sees that it came.
 */
export function unreadMessage(item: IntakeItem, raw: Uint8Array, problem: string): ReceivedMessage {
  const begin = Math.max(
    raw.findIndex((byte) => byte > 0x20),
    0,
  );
  const start = Buffer.from(raw.subarray(begin, begin + MAX_BYTES));
  const { header, body } = splitMail(start);
  const headerLines = header
    .toString('utf8')
    .split(/\r?\n(?![ \t])/, MAX_LINES)
    .map((line) => ({
      key: line
        .slice(0, Math.max(line.indexOf(':'), 0))
        .trim()
        .toLowerCase(),
      line,
    }));
  const value = (key: string) => {
    const line = headerLines.find((it) => it.key === key)?.line ?? '';
    return line.slice(line.indexOf(':') + 1).trim();
  };
  const address = ADDRESS.exec(value('from'))?.[0];
  const headers = new Map<string, unknown>([
    ['subject', value('subject')],
    ['from', { value: address ? [{ address, name: '' }] : [] }],
  ]);
  const content = {
    text: rawExcerpt(body),
    attachments: [],
    report: null,
    problems: [problem],
    readable: false,
  };
  return { message: toMessage(item, { headers, headerLines }, content, []), files: new Map() };
}
