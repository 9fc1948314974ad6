import { acknowledgementSubject } from './subject.ts';

/** The one mail that goes out without a person: a fixed text and the ticket's number, none of the customer's words. */
export function acknowledgement(input: { ticketId: string; subject: string; deskName: string }): {
  subject: string;
  text: string;
} {
  const { ticketId, deskName } = input;
  const text = [
    'Hello,',
    `Thank you for writing to ${deskName}. Your message has arrived; its number is ${ticketId}.`,
    'One of us will read it and answer you here. If you would like to add something in the meantime, just reply to this message.',
    `Best regards,\n${deskName}`,
    'This confirmation was sent automatically.',
  ].join('\n\n');
  return { subject: acknowledgementSubject(input.subject, ticketId), text };
}
