import type { Message } from '../core/message.ts';
import type { Screenshot } from '../core/reading.ts';

/** Every picture that came, also the empty and the broken: what could not be read is said, never guessed. */
export function screenshotsOf(messages: readonly Message[]): Screenshot[] {
  return messages.flatMap((message) =>
    message.attachments
      .filter((attachment) => attachment.picture)
      .map((attachment) => ({
        messageId: message.id,
        attachmentId: attachment.id,
        name: attachment.name,
        type: attachment.type,
        bytes: attachment.bytes,
        sha256: attachment.sha256,
        screen: attachment.problem === null ? ('other' as const) : ('unreadable' as const),
        permissions: [],
        count: null,
        cutOff: false,
        problem: attachment.problem ?? 'not read',
        page: null,
        rows: [],
        anchors: [],
        resend: false,
        app: null,
        codes: [],
        decoration: false,
      })),
  );
}
