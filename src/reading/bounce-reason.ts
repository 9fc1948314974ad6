import type { MailReport } from '../core/message.ts';

type Told = Pick<MailReport, 'action' | 'status' | 'diagnostic'>;

const FULL = 'mailbox full';
const NO_MAILBOX = 'no such mailbox';
const CLOSED = 'the mailbox is closed or disabled';
const TOO_LARGE = 'the mail was too large';
const REFUSED = 'refused as spam or by a policy';
const NOT_PROVEN = "refused: the check of who sent it failed (SPF, DKIM, DMARC or the server's name)";
const NOT_OURS = 'refused: their server does not accept our address';
const NO_RELAY = 'refused: their server does not take mail for this address';
const NO_DOMAIN = 'their mail domain does not exist or takes no mail';
const NOT_REACHED = 'their server could not be reached';
const TOO_MUCH = 'their server takes no more mail from us for now';
const LATER = 'their server asked to try again later';
const CIRCLE = 'the mail went in a circle between servers';
const FORMAT = "their server could not take the mail's format";
const HELD_BACK = 'our mail service holds this address back, since earlier mails to it came back';

/** What servers say, the more telling first: the diagnostic is worded better than its status code is chosen. */
const DIAGNOSTICS: readonly (readonly [RegExp, string])[] = [
  [/suppression list|suppressed (?:recipient|address)/i, HELD_BACK],
  [
    /too many (?:connections|recipients|mails|errors|emails|messages (?:from|per|sent|received))|rate ?-?limit|throttl|too fast|frequency limit|(?:hourly|daily|sending|relay) (?:\w+ )?(?:limit|quota)|exceeded the (?:rate|number)|unusual (?:rate|volume)|unexpected volume|user complaints/i,
    TOO_MUCH,
  ],
  [
    /\b(?:mail ?box|mail ?folder|inbox|account|user|recipient|folder|postfach|konto|buz[oó]n|casilla|bo[iî]te|caixa|casella)\b.{0,60}\b(?:is full|full\b|over ?(?:the )?(?:quota|limit)|exceed|overdrawn|voll\b|überfüllt|llen[oa]|complet[oa]|pleine?|satur|cheia|piena)|over ?-?quota|quota.{0,20}(?:exceed|full|voll)|exceed\w*.{0,40}\b(?:quota|storage)|out of storage|(?:not enough|insufficient|no) (?:disk |mailbox |system |storage )?(?:space|storage)|disk (?:quota|full)|mailfull|mailbox-is-full|cuota.{0,20}(?:excedida|superada)|quota d[eé]pass|too many messages (?:in|on)|too much mail data|storage allocation/i,
    FULL,
  ],
  [
    /\b(?:message|mail|e-?mail|size|attachment|headers?|nachricht|mensaje)\b.{0,50}\b(?:too (?:large|big)|exceed\w*.{0,30}(?:size|max|limit|length)|larger than|zu (?:groß|gross)|demasiado grande|trop (?:gros|volumineux))|(?:max\w*|message|fixed|mail) (?:message )?(?:size|length).{0,20}(?:exceed|limit|restrict)|exceeds? (?:the )?(?:max\w* )?(?:message )?(?:size|length)|sizelimit|too large/i,
    TOO_LARGE,
  ],
  [
    /\bd(?:marc|kim)\b|\bspf\b|sender policy framework|unauthenticated|purported responsible|authentication information|authenticat\w+ (?:fail|check)|(?:reverse|ptr|forward-confirmed).{0,40}\b(?:dns|record|lookup|hostname|mapping)|no ptr|fcrdns|ip name lookup failed|invalid ip for sending/i,
    NOT_PROVEN,
  ],
  [
    /\b(?:account|mail ?box|user|address|recipient|konto|cuenta|compte|conta)\b.{0,50}\b(?:disabled|inactive|suspended|deactivated|expired|closed|locked|blocked|bloqu\w+|not active|cancell?ed|terminated|discontinued|deaktiviert|gesperrt|desactivad[oa]|désactivée?|suspendid[oa])|no longer (?:in use|active|available|valid|accepts|employed|with|on)|(?:disabled|inactive|suspended) (?:e-?mail |mail )?(?:account|user|mailbox|recipient|address)/i,
    CLOSED,
  ],
  [
    /sender address rejected|(?:unrout\w+|invalid|bad) sender|domain of sender address.{0,80}(?:does not exist|not)|sender.{0,30}(?:domain|address).{0,30}(?:does not (?:exist|resolve)|not (?:found|verified|allowed))|email address is not verified/i,
    NOT_OURS,
  ],
  [
    /\bspam|\bjunk|\bube\b|black ?-?list|block ?-?list|denylist|dnsbl|\brbl\b|spamhaus|spamcop|barracuda|proofpoint|mimecast|senderbase|sorbs|reputation|bulk mail|unsolicited|virus|malware|phish|suspicious|content (?:reject|filter|block)|message content|blocked|polic(?:y|ies)|banned|prohibited|forbidden|listed (?:in|at|on|by)|smtp authentication|auth\w* (?:is )?required/i,
    REFUSED,
  ],
  [
    /\b(?:routing|mail|forwarding) loop|too many hops|hop count|loops? back|\bloop(?:ing)? (?:detected|problem)|mail(?:er)? loop|max(?:imum)? hops/i,
    CIRCLE,
  ],
  [
    /\brelay(?:ing)? (?:access )?(?:denied|not|prohibited|disallowed)|(?:not|unable|cannot|deny|denied|refused?) .{0,20}\brelay|no relaying|is not (?:local|hosted) here/i,
    NO_RELAY,
  ],
  [
    /(?:host|domain)(?: name)?(?: or domain name)?\b.{0,25}\b(?:unknown|not found|does(?: not|n['’]t) (?:exist|receive)|not known|nonexistent)|(?:unknown|no such|bad|invalid) (?:mail )?(?:host|domain)\b|name service error|dns (?:error|type|lookup|failure)|no mx|nxdomain|null ?mx|unrout\w+ (?:mail )?domain|can(?:no|['’])?t find any host|couldn['’]t find any host|bad destination system|hat keinen mailserver/i,
    NO_DOMAIN,
  ],
  [
    /(?:user|recipient|mailbox|account|address|alias|local ?part|person|destinataire|destinatario|empfänger|utilisateur|usuario|usuário)[^.\n]{0,50}\b(?:unknown|not (?:found|exist|known|listed|valid|recognized|local|here|available)|does(?: not|n['’]t) (?:exist|have)|invalid\w*|unavailable|undeliverable|unbekannt|existiert nicht|nicht gefunden|no existe|desconocid[oa]|inconnue?|n['’]existe pas|não existe|inexistente|desconhecido|sconosciuto)|(?:unknown|no such|invalid|bad|non-?existent|undefined|unrecognized|unrout\w+|illegal|wrong|incorrect) (?:\w+ ){0,2}(?:user|recipient|mailbox|address|account|person|alias|local|login|e-?mail)|no mailbox|(?:isn['’]t|is not|not) a (?:valid|known|registered|real) (?:user|mailbox|recipient|address|e-?mail)|does(?: not|n['’]t) have an? .{0,40}account|not our customer|recipientnotfound|nosuchuser|resolver\.adr|addresses? rejected ?: access denied|no valid recipients?|no such user|not a local|e-mail address$/i,
    NO_MAILBOX,
  ],
  [/gr[ae]y ?-?list|try (?:it )?(?:again )?(?:later|in)\b|please retry|essayer plus tard/i, LATER],
  [
    /connect(?:ion|ing)?\b.{0,60}\b(?:refused|timed? ?-?out|timeout|reset|lost|dropped|closed|fail\w*|unable|no route)|(?:could not|couldn['’]t|cannot|unable to|failed to|can['’]t) (?:be )?(?:connect|reach|contact|establish)|timed? ?-?out|timeout|unreachable|no route to host|no answer|not responding|did not respond|network (?:error|is unreachable|fail)|expired|(?:too long|time) in (?:the )?queue|in the queue too long|retry (?:time(?:out)?|limit)|\btls\b|starttls|service (?:un|not )available|server (?:busy|down)/i,
    NOT_REACHED,
  ],
];
/** What may mean this or that: only where the status code says nothing. */
const VAGUE: readonly (readonly [RegExp, string])[] = [
  [
    /(?:line|header|format|mime|encoding|8 ?-?bit|smtputf8|syntax|conversion|bare (?:lf|cr)).{0,40}\b(?:too long|not|invalid|malformed|error|required|unsupported)|not rfc/i,
    FORMAT,
  ],
  [/recipient (?:address )?rejected|mailbox unavailable|does not exist/i, NO_MAILBOX],
  [
    /\b(?:access|permission|delivery|mail|message|sender|client host|transaction|connection)\b.{0,40}\b(?:denied|rejected|refused|not (?:allowed|permitted|accepted|authorized))|not (?:allowed|permitted|authorized|accepted)|restricted|rejected by|refuses? to accept/i,
    REFUSED,
  ],
];
/** Enhanced status codes (RFC 3463 and the IANA list), the longer first. */
const STATUS: readonly (readonly [RegExp, string])[] = [
  [/^.\.2\.2$|^4\.3\.1$/, FULL],
  [/^.\.2\.1$|^5\.7\.13$/, CLOSED],
  [/^.\.(?:2\.3|3\.4)$/, TOO_LARGE],
  [/^.\.1\.6$/, 'the mailbox has moved'],
  [/^.\.(?:1\.2|4\.4)$|^5\.1\.10$/, NO_DOMAIN],
  [/^.\.1\.[78]$/, NOT_OURS],
  [/^.\.1\.|^5\.4\.1$/, NO_MAILBOX],
  [/^.\.7\.(?:2\d|[789])$/, NOT_PROVEN],
  [/^.\.7\./, REFUSED],
  [/^.\.4\.6$/, CIRCLE],
  [/^.\.4\.5$/, TOO_MUCH],
  [/^.\.4\./, NOT_REACHED],
  [/^.\.6\./, FORMAT],
  [/^.\.3\.2$/, NO_RELAY],
  [/^4\.3\.|^.\.3\.[1-9]/, 'their mail server has a fault'],
  [/^.\.2\.[1-9]/, 'their mailbox could not take it'],
  [/^.\.5\.[1-9]/, 'the two mail servers did not understand each other'],
];
const NO_REASON = 'their mail server gave no reason';
const MAX_DIAGNOSTIC = 2000;

/** Why our mail did not arrive, in words for the card ("your reply did not reach the customer: mailbox full"). */
export function bounceReason({ action, status, diagnostic }: Told): { failed: boolean; words: string } {
  const did = action?.trim().toLowerCase() ?? '';
  if (/^(?:delivered|relayed|expanded)/.test(did) || (did === '' && /^2\./.test(status ?? ''))) {
    return { failed: false, words: 'it was delivered or passed on' };
  }
  const cause = causeOf(status, (diagnostic ?? '').slice(0, MAX_DIAGNOSTIC));
  if (!did.startsWith('delayed')) return { failed: true, words: cause ?? NO_REASON };
  const why = cause === null ? '' : ` (${cause})`;
  return { failed: false, words: `delivery is delayed${why}; the mail servers go on trying` };
}

function causeOf(status: string | null, diagnostic: string): string | null {
  const said = withoutAddresses(diagnostic);
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status ?? '')?.[0];
  // x.0.0 says nothing; the server's own words may hold a better code.
  const inText = /(?:^|[\s;#(])([45]\.\d{1,3}\.\d{1,3})\b/.exec(diagnostic)?.[1];
  return (
    firstOf(DIAGNOSTICS, said) ??
    firstOf(STATUS, code ?? '') ??
    firstOf(STATUS, inText ?? '') ??
    firstOf(VAGUE, said)
  );
}

function firstOf(table: readonly (readonly [RegExp, string])[], text: string): string | null {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** An address or a link may hold any word. */
function withoutAddresses(diagnostic: string): string {
  return diagnostic
    .replace(/<?[^\s<>]+@[^\s<>]+>?|https?:\/\/\S+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
