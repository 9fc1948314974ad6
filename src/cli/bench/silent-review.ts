import type { ReviewChannel } from '../../core/review.ts';
import type { CardRef } from '../../core/ticket.ts';

/** A review channel without Slack: says of which ticket there would be a card. */
export function silentReview(onCard: (ticketId: string) => void): ReviewChannel {
  let posts = 0;
  const ref = (): CardRef => {
    posts += 1;
    return { channel: 'C0BENCH', ts: `${posts}.000000` };
  };
  return {
    async post(card) {
      onCard(card.ticketId);
      return ref();
    },
    async update() {},
    find: async () => null,
    async showOriginal() {},
    async showNote() {},
    async announce() {},
    async postReport() {},
    async erase() {},
    linkTo: async () => null,
  };
}
