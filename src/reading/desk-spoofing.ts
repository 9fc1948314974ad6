import { domainToUnicode } from 'node:url';
import { domainOf, isOfOwnDomain, isOwnAddress, isWithin } from '../core/mail-address.ts';
import type { Message } from '../core/message.ts';

interface Desk {
  addresses: readonly string[];
  deskName: string;
  /** Whether an address is at a public mail provider: its domain is then no name of the desk's. */
  isPublicProvider: (address: string) => boolean;
}

/** Letters that are read as others, as phishers use them. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  а: 'a',
  ɑ: 'a',
  α: 'a',
  в: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ε: 'e',
  ɡ: 'g',
  һ: 'h',
  н: 'h',
  і: 'i',
  ı: 'i',
  ӏ: 'l',
  ј: 'j',
  к: 'k',
  κ: 'k',
  м: 'm',
  п: 'n',
  ո: 'n',
  η: 'n',
  о: 'o',
  ο: 'o',
  σ: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  τ: 't',
  υ: 'u',
  ս: 'u',
  ν: 'v',
  ѵ: 'v',
  ԝ: 'w',
  ѡ: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
  ᴢ: 'z',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
};
const SUPPORT =
  /\b(?:support|help ?-?desk|service ?-?desk|customer (?:care|success|service)|help cent(?:er|re)|help team|security team|admin(?:istrator)?)\b/i;
const PLAIN_WORDS = new Set(
  'the your our a of and support team help desk helpdesk service servicedesk customer care success center centre it admin app client'.split(
    ' ',
  ),
);
/** What phishers put beside a name that they borrow: "desk-support.example". */
const BAIT = new Set(
  'support help helpdesk desk service login secure security mail email team it admin app apps online account accounts verify portal care my get the inc hq us'.split(
    ' ',
  ),
);
/** Of a shorter name too many honest ones are one letter off. */
const MIN_NAME = 6;
const MIN_SAME_NAME = 4;

/** The warning where a mail from elsewhere makes believe that it is the desk's own; null where it does not. */
export function deskSpoofing(message: Message, desk: Desk): string | null {
  const address = message.sender.address;
  if (message.thread.channel !== 'email' || address === null) return null;
  if (isOwnAddress(address, desk.addresses) || isOfOwnDomain(address, desk.addresses)) return null;
  return shownAddress(message.sender.name ?? '', address, desk) ?? lookAlike(address, desk);
}

function shownAddress(name: string, address: string, desk: Desk): string | null {
  const shown = plain(name);
  const ours = [...desk.addresses, ...ownDomains(desk)].find((own) => holds(shown, plain(own)));
  if (ours !== undefined) return `The sender's name shows ${ours}, but the mail comes from ${address}.`;
  if (!borrowsName(shown, desk.deskName)) return null;
  return `The sender calls themselves "${name.slice(0, 60)}", like this desk, but the mail comes from ${address}.`;
}

/** The desk's name whole, or the telling part of it beside "support" and the like. */
function borrowsName(shown: string, deskName: string): boolean {
  const words = plain(deskName).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !PLAIN_WORDS.has(word));
  if (telling.length === 0 || !telling.every((word) => holds(shown, word))) return false;
  return SUPPORT.test(shown) || (words.length >= 2 && holds(shown, words.join(' ')));
}

function lookAlike(address: string, desk: Desk): string | null {
  const domain = domainOf(address);
  const ours = ownDomains(desk).find((own) => resembles(domain, own));
  if (ours === undefined) return null;
  const seen = domainToUnicode(domain) || domain;
  const spelled = seen === domain ? domain : `${seen} (${domain})`;
  return `The sender's domain ${spelled} looks like this desk's ${ours}, but is another.`;
}

function resembles(domain: string, own: string): boolean {
  if (domain.startsWith(`${own}.`) || isWithin(domain.replaceAll('-', '.'), own)) return true;
  const [theirs, ours] = [nameOf(domain), nameOf(own)];
  if (theirs === '' || ours === '') return false;
  if (theirs === ours) return ours.length >= MIN_SAME_NAME;
  const [bareTheirs, bareOurs] = [plain(theirs).replaceAll('-', ''), plain(ours).replaceAll('-', '')];
  if (bareTheirs === bareOurs) return true;
  if (bareOurs.length >= MIN_NAME && isOneOff(bareTheirs, bareOurs)) return true;
  return isBaited(plain(theirs), bareOurs);
}

function isBaited(theirs: string, ours: string): boolean {
  const words = theirs.split('-');
  if (words.length > 1) return words.includes(ours) && words.every((word) => word === ours || BAIT.has(word));
  const [before, after] = theirs.split(ours);
  if (ours.length < MIN_NAME || before === undefined || after === undefined) return false;
  return [before, after].filter((rest) => rest !== '').every((rest) => BAIT.has(rest));
}

/** One letter more, less, other, or two changed about. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let first = 0;
  while (first < one.length && one[first] === other[first]) first += 1;
  const [a, b] = [one.slice(first), other.slice(first)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** The name that a domain was registered under: "desk" of mail.desk.co.uk. */
function nameOf(domain: string): string {
  const labels = (domainToUnicode(domain) || domain).split('.');
  const isDouble =
    (labels.at(-1)?.length ?? 0) === 2 && /^(?:com?|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? '');
  return labels.at(isDouble && labels.length > 2 ? -3 : -2) ?? '';
}

/** As it looks at a glance. */
function plain(text: string): string {
  const letters = [...text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()];
  return letters
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

function holds(text: string, part: string): boolean {
  const at = text.indexOf(part);
  if (at === -1) return false;
  const [before, after] = [text[at - 1] ?? ' ', text[at + part.length] ?? ' '];
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
}

function ownDomains({ addresses, isPublicProvider }: Desk): string[] {
  const own = addresses.filter((address) => !isPublicProvider(address)).map(domainOf);
  return [...new Set(own)].filter((domain) => domain !== '');
}
