/** People of a case whose names and addresses must not be told. */
export interface Known {
  names: readonly string[];
  addresses: readonly string[];
}

const ADDRESS = /[^\s<>"'(),;:]+@[\p{L}\p{N}.-]+\.[\p{L}]{2,}/gu;
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu;
/** Microsoft's and the article's own addresses are no secret, and rules read them. */
const OPEN_LINK = /^(?:https?:\/\/)?(?:[\w-]+\.)*microsoft(?:online)?\.com(?:[/?#]|$)/iu;
const PHONE = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().-]{6,}\d(?![\p{L}\p{N}])/gu;
const LONG_NUMBER = /\b\d{5,}\b/gu;
/** "Hi Bailey," and the names under a closing line. */
const GREETED =
  /^([^\S\n]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|bonjour|hallo|ol[áa])[^\S\n]+)(\p{Lu}\p{L}+(?:[^\S\n]+\p{Lu}\p{L}+){0,2})/gimu;
const SIGNED =
  /^([^\S\n]*(?:thanks|thank you|best|cheers|regards|kind regards|best regards|sincerely|saludos|gracias|merci|cordialement|gru(?:ß|ss)|viele gr(?:ü|ue)(?:ß|ss)e|obrigad[oa]|abraços)[^\n]*\n+)([^\S\n]*\p{Lu}[\p{L}'’.-]*(?:[^\S\n]+\p{Lu}[\p{L}'’.-]*){0,3}[^\S\n]*)$/gimu;

/**
 * A customer's words without what tells who they are: addresses, links, phone and long numbers, the names that are
 * known of the case and those in greetings and under closing lines. Other names in the text stay: nobody can tell them
 * from words, so a person must still read it before it is shared.
 */
export function depersonalise(text: string, { names, addresses }: Known): string {
  const domains = addresses.flatMap((address) => address.split('@')[1] ?? []);
  const firms = domains.flatMap((domain) => [domain, domain.split('.')[0] ?? '']);
  const parts = [...names, ...names.flatMap((name) => name.split(/\s+/))];
  return replaceNames(
    text
      .replace(ADDRESS, 'person@customer.example')
      .replace(LINK, (link) => (OPEN_LINK.test(link) ? withoutQuery(link) : 'https://link.example/'))
      .replace(PHONE, '555-0100')
      .replace(LONG_NUMBER, '00000')
      .replace(GREETED, '$1Sam')
      .replace(SIGNED, '$1Sam'),
    [...firms.map((name) => [name, 'Acme'] as const), ...parts.map((name) => [name, 'Sam'] as const)],
  );
}

/** The longest first: "Ann Lee" before "Ann". */
function replaceNames(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .filter(([name]) => name.length >= 3)
    .sort(([a], [b]) => b.length - a.length)
    .reduce(
      (said, [name, instead]) =>
        said.replace(new RegExp(`(?<!\\p{L})${literally(name)}(?!\\p{L})`, 'giu'), instead),
      text,
    );
}

function literally(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function withoutQuery(link: string): string {
  return link.replace(/[?#].*$/, '');
}
