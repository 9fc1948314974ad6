/** Stands for each character of a secret: what is masked is as long as before, so that evidence keeps its place. */
const MASK = '•';

/** Words before a secret of a person's, in the languages of the replies. */
const PASSWORD = String.raw`\b(?:password|passwd|pwd|passphrase|passwort|kennwort|contraseña|mot de passe|senha)\b`;
const SAYS = String.raw`\s*(?:[:=]|\b(?:is|was|ist|lautet|es|est|é)\b:?)\s*["'“‘„«]?`;
/** "The password is expired" tells no password. */
const NO_PASSWORD =
  /^(?:required|expired|reset|incorrect|invalid|wrong|none|change[ds]?|needed|forgotten|correct|fine|protected|manager|prompt|the|not|no|my|your|it)$/i;

const ONE_TIME = String.raw`\b(?:verification|security|one[- ]time|sign[- ]?in|log[- ]?in|access|confirmation|authenticat(?:or|ion)|2fa|mfa|sms|texted|emailed|temporary)\s+(?:pass)?codes?\b|\botps?\b|\bpasscodes?\b|\bbestätigungscode\b|\b(?:sicherheits|einmal|anmelde)code\b|\bcódigo de (?:verificación|acceso|seguridad|verificação|acesso|segurança)\b|\bcode de (?:vérification|sécurité|connexion)\b`;

/** 14 to 19 digits in the groups of a card, beginning as the issuers' do (ISO/IEC 7812). */
const CARD = /(?<![\d.,-])[3-6](?:[ -]?\d){13,18}(?![\d-])/g;

interface Rule {
  pattern: RegExp;
  /** Whether what was found (the group `secret`, else the whole) is one. */
  holds?: (found: string) => boolean;
}

const RULES: readonly Rule[] = [
  { pattern: CARD, holds: isCardNumber },
  {
    pattern: new RegExp(`${PASSWORD}${SAYS}(?<secret>[^\\s"'”’“»<>]{4,64})`, 'giu'),
    holds: (found) =>
      !NO_PASSWORD.test(found.replace(/[.,;!?]+$/, '')) && /[\d\p{S}!@#$%&*_?]|\p{Ll}\p{Lu}/u.test(found),
  },
  { pattern: new RegExp(`(?:${ONE_TIME})[^\\d\\n]{0,24}(?<secret>\\d{4,8}|\\d{3}[ -]\\d{3})(?!\\d)`, 'giu') },
  {
    pattern: new RegExp(
      `(?<![\\d-])(?<secret>\\d{6}|\\d{3}[ -]\\d{3}) (?:is|ist|es|est|é) [^\\d\\n]{0,24}(?:${ONE_TIME}|\\bcode\\b)`,
      'giu',
    ),
  },
  // Keys and tokens by the form that their makers give them.
  { pattern: /\b(?:xox[a-z]|xapp)-[\w-]{8,}/g },
  { pattern: /\bsk-[\w-]{16,}/g },
  { pattern: /\bAKIA[0-9A-Z]{16}\b/g },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{30,}\b/g },
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g },
  { pattern: /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,37}(?![\w~-])/g },
  { pattern: /\bBearer (?<secret>[\w.~+/-]{16,}=*)/g },
  { pattern: /\b[a-z]{3,10}:\/\/[^\s/:@"]{1,64}:(?<secret>[^\s/@"]{1,128})(?=@)/gi },
  { pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?<secret>[\s\S]{1,8000}?)-----END/g },
];

/**
 * A text of a customer's with what looks like a password, a one-time code, a key or a card number masked, as long as
 * before: for everything that is shown, logged or given to a model. What is stored stays as it came.
 */
export function maskSecrets(text: string): string {
  return RULES.reduce((masked, rule) => maskBy(rule, masked), text);
}

function maskBy({ pattern, holds = () => true }: Rule, text: string): string {
  return text.replace(pattern, (...found) => {
    const whole: string = found[0];
    const groups: unknown = found.at(-1);
    const secret = isGroups(groups) ? (groups.secret ?? whole) : whole;
    if (!holds(secret)) return whole;
    const at = whole.lastIndexOf(secret);
    const before = whole.startsWith(secret) ? 0 : at;
    const hidden = secret.replace(/[^\s-]/g, MASK);
    return whole.slice(0, before) + hidden + whole.slice(before + secret.length);
  });
}

function isGroups(last: unknown): last is { secret?: string } {
  return typeof last === 'object' && last !== null;
}

/** By the check digit that every card has (Luhn, ISO/IEC 7812-1): one number in ten has it by chance. */
function isCardNumber(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const value = place % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
