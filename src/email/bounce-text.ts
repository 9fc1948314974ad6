import { addressIn, type Delivery, deliveryStatus, field, statusIn } from './delivery-status.ts';
import { messageIds } from './header-lines.ts';

const MAX_TEXT = 100_000;
const FAILURE =
  /(?:could not|couldn'?t|cannot|can ?not|unable to|not able to|wasn'?t able to|was not|has not (?:yet )?been|were unable to|failed to|did not) (?:be )?(?:deliver|reach|send|sent)|(?:delivery|delivery to the following recipients?) (?:has )?failed|undeliver|trouble delivering|returned permanent errors|error (?:has )?occurred while (?:attempting|trying) to deliver|permanent (?:fatal )?errors?|transcript of session|mailbox exceeds|mailbox (?:is )?full|user unknown|unknown user|did not receive this message|nicht zugestellt|non (?:remis|distribué)|no (?:se )?(?:pudo|puede) entregar|não pôde ser entregue|送信できません|не может быть доставлено/i;
const DELAYED =
  /\bdelayed\b|not yet been delivered|still being retried|will (?:be|keep|continue).{0,30}retr|warning only|do(?:es)? not need to resend|delivery attempts will continue|could not send (?:mail|message) for past/i;
const COPY =
  /^.{0,60}\b(?:below (?:this line )?is a copy|(?:is|included is) a copy of the|original (?:message|mail)\b|unsent message|header of the original|message header follows|returned message)\b.*$/im;
const QUOTED_HEADER = /^(?:Received|Return-Path|DKIM-Signature|Message-ID)[ \t]*:/im;
// A line that begins with the address that it is about.
const ABOUT_ADDRESS =
  /^[ \t*>]{0,20}["'<]?([^\s<>;:,"'()[\]]{1,64}@[^\s<>;:,"'()[\]]{1,255})(?=["'>: \t,(<\r\n]|$)(.*)$/m;
const SMTP_REPLY = /(?<![\d.#])[45][0-5]\d[ -](?=\S).*(?:\n(?![ \t]*\n).*){0,1}/;
const CODED_LINE = /^.*(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]).*$/m;
const REASONS: readonly [RegExp, string][] = [
  [
    /mailbox (?:is )?full|over ?quota|quota exceeded|exceeds? (?:its |the )?(?:allowed size|quota)|storage limit/i,
    '5.2.2',
  ],
  [/domain does not exist|host (?:not found|unknown)|unknown host|no mx (?:record|host)/i, '5.1.2'],
  [
    /user unknown|unknown user|no such (?:user|mailbox|address)|recipient not found|invalid (?:address|recipient)|does not exist|wasn.t found|no valid recipients/i,
    '5.1.1',
  ],
  [/unrouteable address/i, '5.1.0'],
  [/size limit|too (?:large|big)/i, '5.3.4'],
  [/retry time(?:out)? (?:was )?exceeded|in the queue too long|message expired/i, '4.4.7'],
  [/connection (?:timed out|refused)|no route to host|not responding/i, '4.4.1'],
];

export interface TextBounce extends Delivery {
  originalMessageId: string | null;
  /** Its words say that something was not delivered. */
  saysFailure: boolean;
}

/**
 * What a mail server's notice says in plain words (qmail, Exim, Exchange, Gmail and others before RFC 3464): the
 * first recipient it names, and the reason given for that one.
 */
export function readBounceText(text: string, failedRecipients: string | null): TextBounce {
  const start = text.slice(0, MAX_TEXT);
  const at = [COPY.exec(start)?.index, QUOTED_HEADER.exec(start)?.index].filter((it) => it !== undefined);
  const fielded = fieldsIn(start);
  const end = at.length === 0 || fielded ? start.length : Math.min(...at);
  const own = start.slice(0, end);
  const delivery = fielded ?? inWords(own, failedRecipients);
  return {
    ...delivery,
    originalMessageId: idIn(start.slice(end)) ?? idIn(start),
    saysFailure: fielded !== null || FAILURE.test(own) || DELAYED.test(own),
  };
}

/** Some servers write the fields of a report into the letter. */
function fieldsIn(text: string): Delivery | null {
  return /^(?:Final|Original)-Recipient[ \t]*:/im.test(text) && field(text, 'Action')
    ? deliveryStatus(text)
    : null;
}

function inWords(own: string, failedRecipients: string | null): Delivery {
  const line = ABOUT_ADDRESS.exec(own);
  const recipient = addressIn(failedRecipients) ?? line?.[1]?.toLowerCase() ?? addressElsewhere(own);
  const about = line ? own.slice(line.index) : own;
  const diagnostic =
    reasonIn(about) ?? reasonIn(own) ?? (line && lineAfter(about, line[2] ?? '')) ?? knownReason(own);
  const status = statusIn(diagnostic ?? '') ?? reasonOf(diagnostic ?? own)?.[1] ?? null;
  const isDelayed = DELAYED.test(own);
  return {
    action: isDelayed ? 'delayed' : 'failed',
    status: isDelayed ? (status?.replace(/^5/, '4') ?? null) : status,
    diagnostic,
    recipient,
  };
}

/** Whoever it was sent from is named as well. */
function addressElsewhere(own: string): string | null {
  return addressIn(own.replace(/^.*\b(?:mail from|from|sender|reply-to)\b\s*:.*$/gim, ''));
}

/** The server's answer, by its code or its label. */
function reasonIn(text: string): string | null {
  const answer = SMTP_REPLY.exec(text)?.[0] ?? CODED_LINE.exec(text)?.[0];
  if (answer) return tidy(answer);
  const labelled = /^[^\n]{0,200}\b(?:reason|error|diagnostic(?:-code)?)[ \t]*:\s{0,10}(\S.*)/im.exec(
    text,
  )?.[1];
  return labelled ? tidy(labelled) : null;
}

/** What stands behind the address, or in the line below it. */
function lineAfter(about: string, sameLine: string): string | null {
  const rest = sameLine.replace(/^[>"':\s]+/, '').replace(/^on \d.*$/, '');
  return tidy(rest || (about.split('\n')[1] ?? '')) || null;
}

/** The line in which a reason stands that we know. */
function knownReason(own: string): string | null {
  const line = own.split('\n').find((it) => reasonOf(it));
  return line === undefined ? null : tidy(line);
}

function reasonOf(words: string): readonly [RegExp, string] | undefined {
  return REASONS.find(([pattern]) => pattern.test(words));
}

function idIn(text: string): string | null {
  return messageIds([field(text, 'Message-ID') ?? ''])[0] ?? null;
}

function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim().slice(0, 500);
}
