import { SUPPORT } from './make-mails.ts';

/** No two alike: what a desk keeps of one sentence must not help it with the next mail. */
const WORDS: ((number: number) => string)[] = [
  (n) =>
    `When I sign in to Jump with Microsoft for client ${n} it says "Need admin approval". I asked our IT team on day ${n} and they said they would look into case ${n} this week.`,
  (n) =>
    `I got the approval required screen in office ${n}, typed reason ${n} and clicked Request approval on Monday. Nothing has come back to desk ${n} since. Is there anything else that I can do about ${n}?`,
  (n) =>
    `Our office manager of branch ${n} is the admin. She has turned on the setting you described in mail ${n}, but I still see page ${n}. It is urgent, I have client meeting ${n} at three.`,
  (n) =>
    `Could you tell me what IT company ${n} has to do? They are careful with new apps and want to know which permissions Jump asks for before they approve request ${n}.`,
  (n) =>
    `Thanks for the steps in mail ${n}. I passed them on to Dan, who looks after Microsoft account ${n}. He says that he approved request ${n} this morning.`,
  (n) =>
    `I have not asked anyone at firm ${n} yet. Who is my Microsoft admin? We are a firm of ${n} people and nobody in office ${n} is technical.`,
];

/** A customer's mail about the article, from an address of its own: each opens a case and is acknowledged. */
export function caseMail(number: number): { from: string; raw: string } {
  const from = `customer${number}@firm${number}.example`;
  const raw = [
    `From: Customer ${number} <${from}>`,
    `To: ${SUPPORT}`,
    `Subject: Sign-in to Jump, case ${number}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <case-${number}@firm${number}.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello,',
    '',
    WORDS[number % WORDS.length]?.(number) ?? '',
    '',
    'Best regards,',
    `Customer ${number}`,
    `Firm ${number} Wealth Partners`,
    `+1 555 01${String(number % 100).padStart(2, '0')}`,
    '',
  ].join('\r\n');
  return { from, raw };
}
