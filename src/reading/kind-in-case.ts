import type { Message } from '../core/message.ts';
import { screenTitle } from '../core/screen-title.ts';
import type { CaseInput } from './case-input.ts';
import { type KindOfMessage, messageKind } from './message-kind.ts';

/** What kind of message one of a case is, by itself and by what is known of the case. */
export function kindInCase(message: Message, input: CaseInput): KindOfMessage {
  const { thread } = message;
  if (thread.channel === 'slack' && input.deskUserIds?.includes(thread.userId)) {
    return { kind: 'own_message', reason: 'somebody of the desk wrote it' };
  }
  const told = messageKind(message, input.ownAddresses);
  if (told.kind === 'empty' && showsScreen(message, input)) {
    return { kind: 'customer', reason: 'a page of its PDF shows what it is about' };
  }
  if (!input.allFromCustomer || told.kind === 'empty') return told;
  return {
    kind: 'customer',
    reason: told.kind === 'customer' ? told.reason : 'a person opened it as a case',
  };
}

/** A PDF is no picture by its name, but a page of it may be one. */
function showsScreen({ id }: Message, { pictures = [] }: CaseInput): boolean {
  return pictures.some(
    ({ messageId, pages }) => messageId === id && pages.some(({ screen }) => screenTitle(screen) !== null),
  );
}
