import { type Finding, finding } from './finding.ts';

/** The texts of a name; an empty list where there is none. Rejects where DNS does not answer. */
export type LookUpTexts = (name: string) => Promise<string[]>;

/** Selectors that the large providers use: a DKIM key under another name cannot be found by asking. */
const SELECTORS = ['selector1', 'selector2', 'google', 'default', 'dkim', 'mail', 'k1', 's1'];

/** Hints on whether others will believe mail from this domain. Never a failure: DNS cannot tell all of it. */
export async function checkSenderDns(domain: string, lookUp: LookUpTexts): Promise<Finding[]> {
  return Promise.all([
    ask(`SPF of ${domain}`, async () => spf(await lookUp(domain))),
    ask(`DMARC of ${domain}`, async () => dmarc(await lookUp(`_dmarc.${domain}`))),
    ask(`DKIM of ${domain}`, () => dkim(domain, lookUp)),
  ]);
}

type Told = Pick<Finding, 'level' | 'words'>;

async function ask(part: string, check: () => Promise<Told>): Promise<Finding> {
  try {
    return { part, ...(await check()) };
  } catch {
    return finding(part, 'warn', 'Could not check: DNS did not answer.');
  }
}

function spf(texts: string[]): Told {
  const found = texts.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
  if (found.length === 0) {
    return warn('None. Add the TXT record that your mail provider names, or replies may count as spam.');
  }
  if (found.length > 1)
    return warn('There are several, which counts as none. Join them into one TXT record.');
  if (/\+?\ball\s*$/i.test(found[0] ?? '') && !/[-~?]all\s*$/i.test(found[0] ?? '')) {
    return warn('It lets everybody send. End it with -all or ~all.');
  }
  return { level: 'ok', words: 'There is one.' };
}

function dmarc(texts: string[]): Told {
  const found = texts.find((text) => /^v=DMARC1\s*;/i.test(text));
  if (!found) return warn('None. Add a TXT record such as "v=DMARC1; p=none; rua=mailto:you@firm.example".');
  const [, policy = 'none'] = /;\s*p\s*=\s*(\w+)/i.exec(found) ?? [];
  return { level: 'ok', words: `There is one, p=${policy}.` };
}

async function dkim(domain: string, lookUp: LookUpTexts): Promise<Told> {
  const answers = await Promise.all(SELECTORS.map((name) => lookUp(`${name}._domainkey.${domain}`)));
  const at = answers.findIndex((texts) => texts.some((text) => /\bp=\s*[A-Za-z0-9+/]/.test(text)));
  if (at !== -1) return { level: 'ok', words: `There is a key, ${SELECTORS[at]}.` };
  return warn('No key under the usual names. See with your mail provider whether DKIM is switched on.');
}

function warn(words: string): Told {
  return { level: 'warn', words };
}
