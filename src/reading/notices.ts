import type { Line } from './text-lines.ts';

// What machines add to a mail: banners above it, the device's line, legal notices and unsubscribe lines below it.
// In en, es, fr, de, pt, and it and nl where it is cheap.

const DEVICE = [
  // "Sent from my iPhone", "Sent via the Samsung Galaxy S24, an AT&T 5G smartphone", "Sent from Mail for Windows"
  /^\W{0,3}sent (?:from|via|with|by|using|on) (?:my |the |a |an |our )?(?:[\w&'’.-]+ ){0,4}(?:i(?:phone|pad|pod|machine|os)|android|smart ?phone|phone|mobile|cell|tablet|device|handheld|desktop|blackberry|galaxy|samsung|pixel|verizon|t-mobile|at&t|outlook|yahoo|aol|gmail|mail|mailbox|airmail|spark|superhuman|proton(?:mail)?|windows|mac|macbook|computer|laptop|pc|app)\b/i,
  /^\W{0,3}sent from my (?:[\w&'’.-]+ ?){1,6}[,.!]?/i,
  /^\W{0,3}from my (?:[\w&'’.-]+ ?){1,4}$/i,
  /^\W{0,3}(?:get|download|try) (?:outlook|the .{2,20} app|yahoo mail|spark|proton mail)\b.{0,40}$/i,
  /^\W{0,3}(?:gesendet (?:von|mit|aus|über)|von (?:meinem|meiner|unterwegs).{0,60} (?:gesendet|gesandt|geschickt)|diese (?:nachricht|e-?mail) wurde von .{2,60} gesendet|(?:holen|laden) sie (?:sich )?outlook|outlook für (?:ios|android) beziehen)\b/i,
  /^\W{0,3}(?:envoyé (?:de|depuis|à partir d[e'’]|avec|via)|obtenez outlook|obtenir outlook|télécharger outlook|provenance\s?: courrier)\b/i,
  /^\W{0,3}(?:enviado (?:desde|do|de|da|pelo|a partir d[aeo]|con|com|mediante|via)|obtener outlook|obtenga outlook|descargar outlook|consigue outlook|obter o outlook|obtenha o outlook|baixar o outlook)\b/i,
  /^\W{0,3}(?:inviato (?:da|dal|con)|scarica outlook|ottieni outlook|verstuurd vanaf|verzonden (?:vanaf|met|via)|download outlook|outlook voor (?:ios|android) downloaden)\b/i,
  /^\W{0,3}(?:(?:typed|written|sent) (?:on|from|with) (?:my|a) (?:phone|mobile|small).{0,60}|(?:please )?(?:excuse|forgive|pardon) (?:any |the |my )?(?:typos|brevity|spelling|errors).{0,60})$/i,
  /^\W{0,3}(?:book|schedule) (?:a |an )?(?:meeting|time|call|appointment) with me\b.{0,60}$/i,
  /^\W{0,3}從我的 .{1,30} 傳送$/,
];
const BANNER_START =
  /^\W{0,4}(?:(?:caution|warning|attention|alert|notice|security notice|external|achtung|vorsicht|precaución|atención|advertencia|attention|prudence|atenção|cuidado|aviso)\W{1,4}(?:\W*(?:external|extern|externe|externo)\W{1,4})?(?:this|the) (?:email|e-mail|mail|message|sender)\b.{0,60}\b(?:originat|from|outside|external)|(?:this|the) (?:email|e-mail|message) (?:originated|was sent|came|comes|is|has originated)\b.{0,30}\b(?:from )?(?:an? )?(?:outside|external)|(?:this message is )?from an external sender|[[*(<]+\s?(?:external|extern|externe|externo)(?: (?:email|e-?mail|mail|sender|message|source))?(?: warning)?\W{0,6}$|(?:external|externe?|externo) (?:email|e-?mail|mail|sender|message|source)(?: warning)?\W{0,6}$|\W*(?:external) (?:email|e-mail|sender|message)\b.{0,60}$|you don['’]?t often get (?:e-?mail|messages) from|some people who received this message don['’]?t often get|zjqcmqryfpfptbanner(?:start|end)|diese (?:e-?mail|nachricht) (?:stammt|kommt|wurde) .{0,40}(?:außerhalb|extern)|(?:ce|cet) (?:message|courriel|e-?mail|mail) (?:provient|a été envoyé) .{0,40}(?:extérieur|externe)|este (?:mensaje|correo)\b.{0,30} (?:proviene|se originó|procede|ha sido enviado) .{0,40}(?:fuera|extern)|est[ae] (?:mensagem|e-?mail) (?:foi|veio|tem origem|originou).{0,40}(?:fora|extern)|(?:caution|achtung|attention|precaución|cuidado|atenção)\W{1,4}(?:extern|externe|externo|correo externo|e-mail externo|courriel externe|externe e-?mail)\b)/i;
const BANNER_REST =
  /\b(?:click(?:ing)? (?:on )?(?:any )?links?|open(?:ing)? (?:any )?attachments?|recognize the sender|know the content|content is safe|outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company|firm)|learn why this is important|powered by mimecast|exercise caution|verify the sender|report (?:this|suspicious|phish)|anhänge|klicken sie|liens|pièces jointes|enlaces|adjuntos|links|anexos|graph security|this sender|this message)\b/i;
const NOTICE_START =
  /^\W{0,4}(?:this (?:e-?mail|message|communication|transmission|electronic (?:mail|message|transmission))\b.{0,120}\b(?:confidential|privileged|intended|proprietary|solicitation|virus|not an offer|monitored|archiv|recorded)|the (?:information|content|contents|material)\b.{0,40}\b(?:in|of|transmitted|contained)\b.{0,60}\b(?:e-?mail|message|communication|transmission)\b|if you (?:are|'re) not the (?:intended|named|designated)|if you (?:have )?received? (?:this|the).{0,40}\b(?:in error|by mistake)|all e-?mails? (?:sent|communications?|correspondence)\b.{0,60}\b(?:to|from|subject)|e-?mails? (?:sent|transmitted|communications?)\b.{0,80}\b(?:archiv|monitor|review|secure|retain)|(?:securities|brokerage|advisory|investment advisory|insurance|financial planning|fixed insurance|check the background|advisory services)\b.{0,90}\b(?:offered (?:through|by|via)|provided (?:through|by)|brokercheck|member finra|sec|products)\b|.{0,80}\bmember (?:finra|sipc|nyse)\b|.{0,60}\b(?:finra\s?[/&]\s?sipc|registered investment advis[eo]r)\b.{0,200}$|past performance\b|investments? (?:involves?|are subject|products)\b.{0,60}\brisks?\b|(?:.{2,60} )?(?:do not|don['’]t|does not|cannot|can not|will not|are unable to) (?:accept|use e-?mail|send|transmit|leave|place|act on|execute)\b.{0,60}\b(?:orders?|trad(?:e|es|ing)|instructions?|transactions?)\b|(?:trade |trading )?(?:orders|instructions|requests)\b.{0,60}\b(?:via|by|through|over) e-?mail\b|not fdic insured|neither .{2,80} (?:nor|or) .{2,80}\b(?:tax|legal)\b|please (?:consider|think of) the environment|virus[- ]free\.|(?:this (?:e-?mail|message) (?:has been|was) )?(?:scanned|checked) (?:for viruses|by)\b)/i;
/** A heading makes a notice only of legal words below it. */
const HEADING =
  /^\W{0,4}(?:(?:e-?mail )?(?:confidentiality|disclosure|important|legal|privacy|security|irs circular 230|circular 230|compliance) (?:notice|note|disclosure|disclaimer|information|statement)\b|disclaimer\b|disclosures?\s?:)/i;
const NOTICE_START_ELSEWHERE =
  /^\W{0,4}(?:aviso (?:legal|de confidencialidad|de privacidad|de confidencialidade)|nota de confidencialidad|clausula de confidencialidad|este (?:mensaje|correo)\b.{0,140}\b(?:confidencial|dirigid|destinatari|privilegiad)|si (?:usted )?no es el destinatario|si (?:usted )?ha recibido este|antes de imprimir|avis (?:de confidentialité|légal|important)|(?:ce|cet) (?:message|courriel|e-?mail|courrier)\b.{0,140}\b(?:confidenti|destin|privilégi)|si vous n['’]êtes pas (?:le|la) destinataire|si vous avez reçu ce|pensez à l['’]environnement|vertraulichkeitshinweis|haftungsausschluss|rechtlicher hinweis|diese (?:e-?mail|nachricht)\b.{0,140}\b(?:vertraulich|bestimmt|geschützt)|(?:wenn|falls|sollten) sie (?:diese (?:e-?mail|nachricht) irrtümlich|nicht der (?:richtige |vorgesehene |beabsichtigte )?(?:adressat|empfänger))|bitte (?:denken|prüfen) sie .{0,30}(?:umwelt|ausdruck)|est[ae] (?:mensagem|e-?mail)\b.{0,140}\b(?:confidencia|destinad|privilegiad)|se (?:você|o senhor) não (?:é|for) o destinatário|se (?:você )?recebeu est[ae]|questo messaggio\b.{0,140}\b(?:riservat|confidenzial|destinat)|dit (?:bericht|e-?mailbericht)\b.{0,140}\b(?:vertrouwelijk|bestemd))/i;
const FOOTER_START =
  /^\W{0,4}(?:(?:click here )?to (?:unsubscribe|stop receiving|opt[- ]out)\b|unsubscribe\b.{0,80}$|you (?:are receiving|received|'re receiving) this (?:e-?mail|message|newsletter|notification) because|manage (?:your )?(?:e-?mail )?(?:preferences|subscription|notifications)|update (?:your )?(?:e-?mail )?preferences|view (?:this )?(?:e-?mail )?in (?:your )?browser|um sich (?:von .{2,40} )?abzumelden|abmelden\W*$|(?:pour )?(?:vous )?(?:se )?désabonner\b|si (?:desea|quiere|no desea) (?:dejar de recibir|darse de baja)|para (?:darse de baja|dejar de recibir|cancelar (?:a|la) (?:inscrição|suscripción)))/i;
const LEGALESE =
  /\b(?:confidential|privileged|intended recipient|recipient|addressee|disclos|dissemination|distribution|unauthorized|prohibited|delete|in error|notify (?:the sender|us)|liability|offer or solicitation|securities|finra|sipc|sec|advis[eo]rs?|investment|subsidiar|affiliat|archiv|monitor|supervis|regulat|destinatari[oa]|confidencia|prohibid[oa]|proibid[oa]|destinataire|confidentiel|interdit|diffusion|empfänger|vertraulich|unbefugt|vernichten|weitergabe)/i;
/** Words of somebody who tells something: such a line is no notice, whatever it begins with. */
const PERSONAL =
  /\b(?:i|i'm|i’m|i've|i’ve|my|me|our (?:admin|it)|ich|mein[ea]?|yo|mi|je|mon|eu|meu|minha)\b/i;
const MAX_SEEN = 600;
const MAX_NOTICE_LINES = 40;
const MAX_DEVICE_LINE = 160;
const MAX_DEVICE_WORDS = 16;

/** How many lines from this one on a machine added, 0 where somebody wrote it. */
export function noticeLines(lines: readonly Line[], index: number): number {
  const text = lines[index]?.text ?? '';
  if (isDeviceLine(text)) return 1;
  if (BANNER_START.test(text.slice(0, 400)) && !isSaid(text)) return follow(lines, index, BANNER_REST);
  const isNotice = startsNotice(text.slice(0, MAX_SEEN)) || isHeading(lines, index);
  return isNotice ? follow(lines, index, LEGALESE) : 0;
}

function isDeviceLine(text: string): boolean {
  if (text.length > MAX_DEVICE_LINE || text.split(' ').length > MAX_DEVICE_WORDS) return false;
  return DEVICE.some((pattern) => pattern.test(text)) && !/[?]$/.test(text);
}

function isHeading(lines: readonly Line[], index: number): boolean {
  if (!HEADING.test(lines[index]?.text ?? '')) return false;
  const below = lines.slice(index, index + 4).map(({ text }) => text);
  return LEGALESE.test(below.join(' ').slice(0, MAX_SEEN));
}

function startsNotice(text: string): boolean {
  const found = NOTICE_START.test(text) || NOTICE_START_ELSEWHERE.test(text);
  return (found || FOOTER_START.test(text)) && !isSaid(text);
}

function isSaid(text: string): boolean {
  return PERSONAL.test(text) || /\?$/.test(text);
}

/** A notice goes on to the end of its wrapped sentence, and over the lines below it that speak of the same. */
function follow(lines: readonly Line[], index: number, more: RegExp): number {
  let count = 1;
  while (count < MAX_NOTICE_LINES) {
    const [before, line] = [lines[index + count - 1]?.text ?? '', lines[index + count]?.text ?? ''];
    if (line === '') return count;
    const isWrapped = before.length >= 50 && !/[.!?:)\]*]$/.test(before);
    if (!isWrapped && (!more.test(line) || PERSONAL.test(line))) return count;
    count += 1;
  }
  return count;
}
