import { isOwnAddress } from '../core/mail-address.ts';
import type { Message } from '../core/message.ts';
import type { MessageKind } from '../core/reading.ts';
import {
  hasHeader,
  hasLoopMark,
  hasOwnMessageId,
  headerToken,
  isDaemon,
  isRobot,
  listSign,
  machineSign,
} from './automatic-mail.ts';
import { isForwardSubject } from './quote-headers.ts';
import { textParts } from './text-parts.ts';

export interface KindOfMessage {
  kind: MessageKind;
  reason: string;
}

const BOUNCE_SUBJECT =
  /^(?:(?:re|fwd?|aw)\s?:\s*)?(?:undeliver(?:ed|able)|undelivered mail|mail delivery (?:failed|failure|status|system)|delivery (?:status notification|failure|has failed|delayed|incomplete)|returned mail|failure notice|mail system error|message (?:could not be|not) delivered|unzustellbar|nicht zustellbar|non remis|échec de (?:la )?remise|no se (?:puede|pudo) entregar|não (?:entregue|foi possível entregar)|warning: (?:could not send|message .{1,40} delayed)|delivery notification|\*\*\*? ?mail (?:delivery|error))/i;
const FAILURE_TEXT =
  /\b[45]\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]|could not (?:be delivered|send)|error sending your mail|delivery (?:failed|has failed)|undeliverable|unknown user|user unknown|mailbox (?:is )?full|quota/i;
const UNDELIVERED_TO =
  /(?:could not|cannot|can ?not|unable to) (?:be )?deliver(?:ed)?\b.{0,60}\s?<?[^\s<>@]+@[^\s<>@]+|delivery to .{0,80}@.{0,80} failed/i;
const DELAY_SUBJECT =
  /\bdelay(?:ed)?\b|could not send message for past|warning: message|verzöger|retardée?|retrasad|atrasad/i;
/** Only a machine says these. */
const ANSWER_SUBJECT =
  /^(?:(?:re|aw)\s?:\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|respons)\b|autoreply|vacation (?:reply|notice|message)|abwesenheits(?:notiz|nachricht|meldung|assistent)|automatische antwort|réponse automatique|respuesta automática|resposta automática|automatisch antwoord|risposta automatica|autosvar)/i;
const ABSENCE =
  '(?:(?:re|aw)\\s?:\\s*)?(?:out of (?:the )?office|ooo\\b|oof\\b|away from (?:my |the )?(?:mail|office|desk)|on (?:vacation|holiday|leave)\\b|abwesenheit|abwesend|absence du bureau|absente? du bureau|fuera de (?:la )?oficina|fora do escritório|ausência|ausencia)';
const ABSENCE_SUBJECT = new RegExp(`^${ABSENCE}\\s?(?:[:([\\u2013\\u2014-]|$)`, 'i');
/** A person may begin so, too: "Out of office admin, who can approve?" Then the text decides. */
const MAYBE_ABSENCE_SUBJECT = new RegExp(`^${ABSENCE}`, 'i');
const ABSENCE_TEXT =
  /\b(?:i(?:['’]m| am| will be| shall be)(?: currently| now)? (?:out|away|on (?:vacation|leave|holiday|pto|parental)|travel\w+|unavailable)|out of (?:the )?office|(?:will|shall) (?:be back|return)|(?:back|return\w*) (?:in the office |to the office )?(?:on|until)|limited access to|for (?:urgent|immediate|emergency)|in my absence|nicht (?:im büro|im haus|erreichbar)|abwesend|im urlaub|je suis (?:absente?|en congé)|en mon absence|absente? (?:du bureau|jusqu)|estoy (?:fuera|de vacaciones|ausente)|fuera de (?:la )?oficina|(?:estou|estarei) (?:fora|ausente|de férias)|fora do escritório)/i;
const RECEIPT_SUBJECT =
  /(?:\[(?:request|ticket|case|incident)[ #:]|^(?:re: )?(?:your )?(?:request|ticket|case|incident)\b.{0,40}\b(?:received|created|opened|registered|logged|updated)|\b(?:ticket|request|case) (?:#|no\.? ?|number ?)?[a-z]{0,5}-?\d{3,}\b.{0,30}\b(?:received|created|opened|registered|logged)|(?:we(?:'ve| have)? received your|thank you for contacting|confirmation of (?:your )?(?:request|ticket)))/i;
const RECEIPT_TEXT =
  /\b(?:ticket|request|case)(?: \(?#?[\w-]+\)?)? (?:has been|was) (?:received|created|opened|registered|logged)|your (?:ticket|case|request) (?:number|id|reference) is|reply above this line|type your response above/i;

/** What kind of message this is: the first rule that matches decides (reading rule 1). */
export function messageKind(message: Message, ownAddresses: readonly string[]): KindOfMessage {
  return (
    ownMessage(message, ownAddresses) ??
    bounce(message) ??
    notification(message) ??
    autoReply(message) ??
    passedOn(message, ownAddresses) ??
    mailingList(message) ??
    empty(message) ?? { kind: 'customer', reason: 'a person wrote it' }
  );
}

/** Signs that anybody can set, and web forms do. Whether a mail is ours is proven where it is filed. */
function ownMessage(message: Message, ownAddresses: readonly string[]): KindOfMessage | null {
  if (isOwnAddress(message.sender.address ?? '', ownAddresses)) {
    return { kind: 'own_message', reason: "it came from one of the desk's own addresses" };
  }
  return hasOwnMessageId(message, ownAddresses)
    ? { kind: 'own_message', reason: 'its Message-ID is like those of our mail' }
    : null;
}

/** A forwarder may set this mark on anybody's mail, on automatic answers too. */
function passedOn(message: Message, ownAddresses: readonly string[]): KindOfMessage | null {
  return hasLoopMark(message, ownAddresses)
    ? { kind: 'own_message', reason: 'it went through this desk before, X-Loop says' }
    : null;
}

function bounce(message: Message): KindOfMessage | null {
  const found = reportsDelivery(message);
  if (found === null) return null;
  const { report, subject } = message;
  const isDelayed = report?.action ? /delayed/i.test(report.action) : DELAY_SUBJECT.test(subject);
  return { kind: 'bounce', reason: isDelayed ? 'a notice that delivery is delayed' : found };
}

/** Why this is a mail server's report on a mail of ours; null where it is none. */
function reportsDelivery(message: Message): string | null {
  const { report, subject, sender } = message;
  if (report?.type === 'delivery-status' || hasReportType(message, 'delivery-status')) {
    return isDelivered(message) ? null : 'a report of a failed delivery';
  }
  if (hasHeader(message, 'x-failed-recipients')) return 'it names failed recipients';
  const fromDaemon = isDaemon(sender.address) || isDaemonName(message);
  const beginning = message.text.slice(0, 5000);
  if (
    BOUNCE_SUBJECT.test(subject) &&
    (fromDaemon ||
      machineSign(message) !== null ||
      isRobot(sender.address) ||
      (/diagnostic|smtp|recipient|550[ -]|5\.\d\.\d/i.test(beginning.slice(0, 3000)) &&
        !isReply(message) &&
        !isForwardSubject(subject)))
  ) {
    return 'its subject is that of a failed delivery';
  }
  if (fromDaemon && FAILURE_TEXT.test(`${subject}\n${beginning}`)) {
    return 'a mail server reports a failed delivery';
  }
  return isRobot(sender.address) && UNDELIVERED_TO.test(beginning)
    ? 'a mail server reports a failed delivery'
    : null;
}

/** A receipt that was asked for: the mail arrived. */
function isDelivered({ report }: Message): boolean {
  return /^(?:delivered|relayed|expanded)/i.test(report?.action?.trim() ?? '');
}

function hasReportType(message: Message, type: string): boolean {
  const contentType = message.headers['content-type']?.[0] ?? '';
  return new RegExp(`multipart/report\\b.*report-type\\s*=\\s*"?(?:${type})`, 'is').test(contentType);
}

function notification(message: Message): KindOfMessage | null {
  const { report } = message;
  if (isDelivered(message)) return { kind: 'notification', reason: 'a receipt: the mail was delivered' };
  if (report?.type === 'feedback-report')
    return { kind: 'notification', reason: 'a complaint report of a provider' };
  if (report?.type === 'disposition-notification') return { kind: 'notification', reason: 'a read receipt' };
  if (hasReportType(message, 'disposition-notification|feedback-report')) {
    return { kind: 'notification', reason: 'a report by a machine' };
  }
  if (/^complaint about message/i.test(message.subject))
    return { kind: 'notification', reason: 'a complaint report of a provider' };
  if (isRobot(message.sender.address)) {
    return { kind: 'notification', reason: 'it came from an address that nobody reads' };
  }
  const machine = machineSign(message);
  if (machine === null) return null;
  if (tellsOfAbsence(message)) return null;
  if (RECEIPT_SUBJECT.test(message.subject) || RECEIPT_TEXT.test(message.text.slice(0, 3000))) {
    return { kind: 'notification', reason: "another help desk's receipt" };
  }
  const generated = headerToken(message, 'auto-submitted') === 'auto-generated';
  return generated && listSign(message) === null
    ? { kind: 'notification', reason: 'a machine wrote it (Auto-Submitted: auto-generated)' }
    : null;
}

function autoReply(message: Message): KindOfMessage | null {
  const machine = machineSign(message);
  if (machine !== null && headerToken(message, 'auto-submitted') !== 'auto-generated') {
    return { kind: 'auto_reply', reason: `a machine answered (${machine})` };
  }
  return tellsOfAbsence(message)
    ? { kind: 'auto_reply', reason: 'its subject is that of an automatic answer' }
    : null;
}

function tellsOfAbsence({ subject, text }: Message): boolean {
  if (ANSWER_SUBJECT.test(subject) || ABSENCE_SUBJECT.test(subject)) return true;
  return MAYBE_ABSENCE_SUBJECT.test(subject) && ABSENCE_TEXT.test(text.slice(0, 2000));
}

function mailingList(message: Message): KindOfMessage | null {
  const sign = listSign(message);
  return sign === null ? null : { kind: 'mailing_list', reason: `a mailing list sent it (${sign})` };
}

/** No own words in subject or text, and no picture: a signature alone is nothing, a pasted dialog is something. */
function empty(message: Message): KindOfMessage | null {
  if (message.attachments.some((attachment) => attachment.picture)) return null;
  const subject = message.subject.replace(/^(?:(?:re|aw|fwd?|wg|tr|rv|res|enc)\s?:\s?)+/i, '');
  const sections = textParts(message, { ownAddresses: [], deskNames: [] });
  const isNew = sections.some((section) => section.part === 'new' && section.author === 'customer');
  const isForwarded = sections.some((section) => section.part === 'forwarded');
  const hasSubject = /\p{L}/u.test(subject) && !isReply(message) && !/^\(?no subject\)?$/i.test(subject);
  return isNew || isForwarded || hasSubject
    ? null
    : { kind: 'empty', reason: 'there are no words and no picture in it' };
}

function isReply(message: Message): boolean {
  return /^(?:re|aw|antw|sv|rv)\s?:/i.test(message.subject);
}

function isDaemonName(message: Message): boolean {
  return /mail delivery|mailer-daemon|postmaster/i.test(message.sender.name ?? '');
}
