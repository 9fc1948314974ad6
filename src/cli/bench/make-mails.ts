import { deflateSync } from 'node:zlib';

export interface BenchMail {
  number: number;
  raw: Buffer;
  /** When it came into the mailbox. */
  date: Date;
}

export const SUPPORT = 'bench@desk.example';
/** Tells each mail from all others, whatever becomes of it. */
const NUMBER_HEADER = 'X-Bench-Number';

const HOUR = 3_600_000;
/** Every third mail is too old to be acknowledged. */
const isOld = (number: number) => number % 3 === 0;

/** A mailbox as a support desk has one: people in five languages, files, quotes, and what machines send. */
export function makeMail(number: number, now: number): BenchMail {
  const date = new Date(now - (isOld(number) ? 30 + (number % 100) : (number % 20) / 20) * HOUR);
  const kind = KINDS[number % KINDS.length] ?? plain;
  const headers = [
    `From: Customer ${number} <${senderOf(number)}>`,
    `To: ${SUPPORT}`,
    `Date: ${date.toUTCString()}`,
    `${NUMBER_HEADER}: ${number}`,
    // Some programs give none.
    ...(number % 50 === 7 ? [] : [`Message-ID: <bench-${number}@firm${number}.example>`]),
    'MIME-Version: 1.0',
  ];
  const raw = [...headers, ...kind(number)].join('\r\n');
  return { number, raw: Buffer.from(`${raw}\r\n`), date };
}

/** The number of a mail; null for one that is none of these. */
export function numberOf(raw: Uint8Array): number | null {
  const found = new RegExp(`^${NUMBER_HEADER}: (\\d+)\\r?$`, 'm').exec(Buffer.from(raw).toString('latin1'));
  return found ? Number(found[1]) : null;
}

export function senderOf(number: number): string {
  return `customer${number}@firm${number}.example`;
}

export function wasOld(address: string): boolean {
  const number = /^customer(\d+)@/.exec(address)?.[1];
  return number !== undefined && isOld(Number(number));
}

type Kind = (number: number) => string[];

const WORDS = [
  'When I sign in to Jump with Microsoft it says "Need admin approval". I asked our IT team yesterday.',
  'Beim Anmelden mit Microsoft kommt "Administratorgenehmigung erforderlich". Unsere IT weiß noch nichts davon.',
  'En me connectant, je vois « Approbation de l’administrateur requise ». Que dois-je faire ?',
  'Al iniciar sesión me pide la aprobación del administrador. ¿Qué hago?',
  'Ao entrar aparece a aprovação do administrador. O que devo fazer?',
];
const words = (number: number) => `${WORDS[number % WORDS.length]} (case ${number})`;

const plain: Kind = (number) => [
  `Subject: Cannot sign in, case ${number}`,
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Hello,',
  '',
  words(number),
  '',
  `Customer ${number}`,
];

const html: Kind = (number) => [
  `Subject: =?utf-8?B?${Buffer.from(`Anmeldung geht nicht, Fall ${number} ü`).toString('base64')}?=`,
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64(Buffer.from(`<html><body><p>${words(number)}</p><p>Best,<br>Customer ${number}</p></body></html>`)),
];

const answer: Kind = (number) => [
  `Subject: Re: Cannot sign in, case ${number}`,
  `In-Reply-To: <other-${number}@elsewhere.example>`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  words(number),
  '',
  'On Mon, Nov 2, 2026 at 9:14 AM Support <help@elsewhere.example> wrote:',
  ...Array.from({ length: 30 }, (_, line) => `> This is line ${line} of what was written before.`),
];

const picture: Kind = (number) => [
  `Subject: Screenshot for case ${number}`,
  `Content-Type: multipart/mixed; boundary="part${number}"`,
  '',
  `--part${number}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  words(number),
  `--part${number}`,
  'Content-Type: image/png; name="screen.png"',
  'Content-Disposition: attachment; filename="screen.png"',
  'Content-Transfer-Encoding: base64',
  '',
  base64(noise(number, 20_000 + (number % 7) * 15_000)),
  `--part${number}--`,
];

const newsletter: Kind = (number) => [
  `Subject: Our news, issue ${number}`,
  'List-Id: <news.firm.example>',
  'List-Unsubscribe: <https://news.firm.example/leave>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  `This is what happened in week ${number}.`,
];

const absence: Kind = (number) => [
  `Subject: Automatic reply: away, ${number}`,
  'Auto-Submitted: auto-replied',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'I am out of the office until Monday.',
];

const KINDS: Kind[] = [plain, html, plain, answer, plain, picture, plain, newsletter, html, plain, absence];

/** A picture by its first bytes, and no two alike. */
function noise(seed: number, bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  let state = seed + 1;
  for (let at = 0; at < bytes; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    content[at] = state >> 16;
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), deflateSync(content)]);
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}
