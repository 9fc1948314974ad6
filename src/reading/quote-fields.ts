import type { Line } from './text-lines.ts';

type Role = 'from' | 'date' | 'subject' | 'other';

// The names of header fields as mail clients write them, in en, de, fr, es, pt, it, nl, sv, da/no and pl.
const NAMES: Readonly<Record<Role, string>> = {
  from: 'from|von|de|da|van|från|fra|od|absender|expéditeur|remitente|remetente|mittente|afzender',
  date: 'sent|date|sent on|date/time|gesendet|gesendet am|datum|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviado em|enviada|enviada em|fecha|data|inviato|data invio|verzonden|skickat|dato|sendt|wysłano',
  subject: 'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat',
  other:
    'to|cc|bcc|reply-to|reply to|an|à|a|pour|para|aan|till|til|do|kopie|copie|copie à|copia|cc:|cci|cco|ccn|importance|priority|attachments|sender|organization|resent-from|anlagen|wichtigkeit|priorität|antwort an|pièces jointes|importance|répondre à|adjuntos|datos adjuntos|importancia|responder a|anexos|prioridade|allegati|rispondi a|bijlagen|antwoord aan|kopia|kopi',
};
const ROLES = new Map(
  (Object.entries(NAMES) as [Role, string][]).flatMap(([role, names]) =>
    names.split('|').map((name) => [name, role] as const),
  ),
);
const FIELD = /^[*_]{0,2}(\p{L}[\p{L}/’' -]{0,24}?)\s?[*_]{0,2}\s?:[*_]{0,2}\s*(.*)$/u;
// Yahoo and some converters put the whole header on one line.
const ONE_LINE =
  /^(?:from|von|de|da|van)\s?:\s?(.{3,200}?)\s(?:sent|date|to|gesendet|an|datum|envoyé|à|enviado|para|fecha|data|inviato|verzonden|aan)\s?:.{3,300}\b(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp)\s?:/i;
const MAX_FIELDS = 14;

interface Fields {
  /** The value of the From field. */
  from: string;
  count: number;
}

interface FoundFields extends Fields {
  roles: Role[];
  hasAddress: boolean;
}

/** The header fields of another mail that begin at this line; null where these are words that only look like it. */
export function fieldBlock(lines: readonly Line[], index: number): Fields | null {
  const text = lines[index]?.text ?? '';
  const first = roleOf(text);
  if (first === null) return null;
  const whole = first === 'from' ? ONE_LINE.exec(text)?.[1] : undefined;
  if (whole !== undefined) return { from: whole, count: 1 };
  const fields = fieldsFrom(lines, index);
  // Some clients begin with another field than From; then fewer than three might be anybody's list.
  const enough = fields.roles.length >= (first === 'from' ? 2 : 3) && fields.roles.includes('from');
  const telling = fields.hasAddress || fields.roles.some((role) => role === 'date' || role === 'subject');
  return enough && telling ? fields : null;
}

/** The fields from this line on, however few. */
export function fieldsFrom(lines: readonly Line[], first: number): FoundFields {
  const depth = lines[first]?.depth;
  const found: FoundFields = { from: '', count: 0, roles: [], hasAddress: false };
  let role: Role | null = null;
  for (let index = first; index < lines.length && found.roles.length < MAX_FIELDS; index += 1) {
    const line = lines[index];
    if (line === undefined || line.depth !== depth) break;
    // HTML mail has a paragraph for each field.
    if (line.text === '' && found.roles.length > 0 && roleOf(lines[index + 1]?.text ?? '') !== null) continue;
    const named = roleOf(line.text);
    if (named === null && !(role !== null && continues(line.text, role, found))) break;
    role = named ?? role;
    const value = named === null ? line.text : (FIELD.exec(line.text)?.[2] ?? '');
    if (named !== null) found.roles.push(named);
    if (role === 'from' && (named === null || found.from === ''))
      found.from = `${found.from} ${value}`.trim();
    found.hasAddress ||= role !== 'subject' && /\S@\S/.test(value);
    found.count = index - first + 1;
  }
  return found;
}

/** A long list of recipients, or an address below its name, runs over several lines. */
function continues(text: string, role: Role, found: FoundFields): boolean {
  if (text === '') return false;
  if (role === 'from') return found.from === '' || (!found.from.includes('@') && /^<?\S+@\S+>?$/.test(text));
  return role === 'other' && found.roles.length >= 2 && /[@;]/.test(text);
}

function roleOf(text: string): Role | null {
  const name = FIELD.exec(text.slice(0, 60))?.[1]?.toLowerCase().replaceAll("'", '’');
  return name === undefined ? null : (ROLES.get(name) ?? null);
}
