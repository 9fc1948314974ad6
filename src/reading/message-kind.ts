import type { Message } from '../core/message.ts';
import type { MessageKind } from '../core/reading.ts';
import {
  hasHeader,
  hasLoopMark,
  headerToken,
  isDaemon,
  isRobot,
  listSign,
  machineSign,
} from './automatic-mail.ts';
import { textParts } from './text-parts.ts';

export interface KindOfMessage {
  kind: MessageKind;
  reason: string;
}

const BOUNCE_SUBJECT =
  /^(?:(?:re|fwd?|aw)\s?:\s*)?(?:undeliver(?:ed|able)|undelivered mail|mail delivery (?:failed|failure|status|system)|delivery (?:status notification|failure|has failed|delayed|incomplete)|returned mail|failure notice|mail system error|message (?:could not be|not) delivered|unzustellbar|nicht zustellbar|non remis|échec de (?:la )?remise|no se (?:puede|pudo) entregar|não (?:entregue|foi possível entregar)|warning: (?:could not send|message .{1,40} delayed)|delivery notification|\*\*\*? ?mail (?:delivery|error))/i;
const ABSENCE_SUBJECT =
  /^(?:(?:re|aw)\s?:\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply|out of (?:the )?office|ooo\b|oof\b|away from (?:my |the )?(?:mail|office|desk)|on (?:vacation|holiday|leave)\b|vacation (?:reply|notice|message)|abwesenheit|automatische antwort|abwesend|réponse automatique|absence du bureau|absent du bureau|respuesta automática|fuera de (?:la )?oficina|resposta automática|fora do escritório|ausência|automatisch antwoord|risposta automatica)/i;
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
    mailingList(message) ??
    empty(message) ?? { kind: 'customer', reason: 'a person wrote it' }
  );
}

function ownMessage(message: Message, ownAddresses: readonly string[]): KindOfMessage | null {
  const address = message.sender.address?.toLowerCase() ?? null;
  if (address !== null && ownAddresses.some((own) => own.toLowerCase() === address)) {
    return { kind: 'own_message', reason: "it came from one of the desk's own addresses" };
  }
  return hasLoopMark(message) ? { kind: 'own_message', reason: 'it is our own mail come back' } : null;
}

function bounce(message: Message): KindOfMessage | null {
  const { report } = message;
  if (report?.type === 'delivery-status') {
    const delayed = /delayed/i.test(report.action ?? '');
    return {
      kind: 'bounce',
      reason: delayed ? 'a notice that delivery is delayed' : 'a report of a failed delivery',
    };
  }
  const reportType = message.headers['content-type']?.[0] ?? '';
  if (/multipart\/report/i.test(reportType) && /report-type\s*=\s*"?delivery-status/i.test(reportType)) {
    return { kind: 'bounce', reason: 'a report of a failed delivery' };
  }
  if (hasHeader(message, 'x-failed-recipients'))
    return { kind: 'bounce', reason: 'it names failed recipients' };
  const fromMachine =
    isDaemon(message.sender.address) || machineSign(message) !== null || isDaemonName(message);
  if (
    BOUNCE_SUBJECT.test(message.subject) &&
    (fromMachine ||
      isRobot(message.sender.address) ||
      (/diagnostic|smtp|recipient|550[ -]|5\.\d\.\d/i.test(message.text.slice(0, 3000)) && !isReply(message)))
  ) {
    return { kind: 'bounce', reason: 'its subject is that of a failed delivery' };
  }
  if (
    (isDaemon(message.sender.address) || isDaemonName(message)) &&
    /\b[45]\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]|could not (?:be delivered|send)|error sending your mail|delivery (?:failed|has failed)|undeliverable|unknown user|user unknown|mailbox (?:is )?full|quota/i.test(
      `${message.subject}\n${message.text.slice(0, 5000)}`,
    )
  ) {
    return { kind: 'bounce', reason: 'a mail server reports a failed delivery' };
  }
  return null;
}

function notification(message: Message): KindOfMessage | null {
  const { report } = message;
  if (report?.type === 'feedback-report')
    return { kind: 'notification', reason: 'a complaint report of a provider' };
  if (report?.type === 'disposition-notification') return { kind: 'notification', reason: 'a read receipt' };
  if (
    /report-type\s*=\s*"?(?:disposition-notification|feedback-report)/i.test(
      message.headers['content-type']?.[0] ?? '',
    )
  ) {
    return { kind: 'notification', reason: 'a report by a machine' };
  }
  if (/^complaint about message/i.test(message.subject))
    return { kind: 'notification', reason: 'a complaint report of a provider' };
  if (isRobot(message.sender.address)) {
    return { kind: 'notification', reason: 'it came from an address that nobody reads' };
  }
  const machine = machineSign(message);
  if (machine === null) return null;
  if (ABSENCE_SUBJECT.test(message.subject)) return null;
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
  if (ABSENCE_SUBJECT.test(message.subject))
    return { kind: 'auto_reply', reason: 'its subject is that of an absence note' };
  return null;
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
