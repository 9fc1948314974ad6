import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer';

interface Sample {
  from: { name: string; address: string };
  minutesAgo: number;
  subject: string;
  paragraphs: string[];
  picture?: boolean;
  headers?: Record<string, string>;
}

/** A handful of cases as customers word them, each at another point of the way. All people and firms are made up. */
export async function sampleMails(supportAddress: string, now: number): Promise<Uint8Array[]> {
  const picture = await samplePicture();
  return Promise.all(
    SAMPLES.map((sample, index) => {
      const domain = sample.from.address.split('@')[1] ?? 'firm.example';
      const composer = new MailComposer({
        from: sample.from,
        to: supportAddress,
        date: new Date(now - sample.minutesAgo * 60_000),
        messageId: `<sample-${index + 1}.${now}@${domain}>`,
        subject: sample.subject,
        // As mail programs write today: a paragraph is a line.
        text: `${sample.paragraphs.join('\n\n')}\n`,
        headers: sample.headers,
        attachments: sample.picture ? [{ filename: PICTURE_NAME, content: picture }] : [],
      });
      return composer.compile().build();
    }),
  );
}

/** The same in the customer channel, with a picture. */
export async function sampleSlack(): Promise<{
  text: string;
  files: { name: string; mimetype: string; bytes: Uint8Array }[];
}> {
  return {
    text:
      'Hi team, our IT switched on that approval request thing for Jump last week. When I connect Microsoft in my ' +
      'profile I now see this screen instead of “Need admin approval”. Do I just press Accept, or does IT have to?',
    files: [{ name: PICTURE_NAME, mimetype: 'image/png', bytes: await samplePicture() }],
  };
}

const PICTURE_NAME = 'permissions-requested.png';

/** A drawing of a permissions window. Its rows are examples: they are nobody's list of permissions. */
function samplePicture(): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`./samples/${PICTURE_NAME}`, import.meta.url)));
}

const SAMPLES: Sample[] = [
  {
    from: { name: 'Dana Whitlock', address: 'dana.whitlock@larkfield-advisors.example' },
    minutesAgo: 52,
    subject: 'Automatic reply: Your Jump onboarding call',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    paragraphs: [
      'Thank you for your message. I am out of the office until Monday with limited access to email. For anything urgent please call our front desk.',
      'Dana Whitlock\nLarkfield Advisors',
    ],
  },
  {
    from: { name: 'Grace Adeyemi', address: 'grace@stillwater-wealth.example' },
    minutesAgo: 47,
    subject: 'Export of meeting notes',
    paragraphs: [
      'Hello,',
      'is there a way to export all of my meeting notes from last quarter as one PDF? I can only find the button for a single meeting, and our compliance people want the whole lot by Friday.',
      'Thank you\nGrace Adeyemi',
    ],
  },
  {
    from: { name: 'Victor Lindqvist', address: 'v.lindqvist@harborlight-trust.example' },
    minutesAgo: 41,
    subject: 'Admin consent granted, users still blocked',
    paragraphs: [
      'Hi,',
      'I am the Microsoft 365 administrator at Harborlight Trust. Yesterday I clicked "Grant admin consent for Harborlight Trust" in Entra for Jump, so for the whole company. Two of our advisors are still getting the admin approval screen when they sign in, even after signing out and back in.',
      'What else is needed on my side?',
      'Victor Lindqvist\nIT, Harborlight Trust',
    ],
  },
  {
    from: { name: 'Priya Raman', address: 'priya.raman@oakline-capital.example' },
    minutesAgo: 33,
    subject: 'Jump: request sent, then silence',
    paragraphs: [
      'Hi there,',
      'I clicked Accept on the Permissions requested screen on Monday and it said that a request was sent to my admin. Since then nothing happens and I don’t know where it goes. Our IT team says they have not approved anything yet. Can you see it on your end?',
      'Priya',
      'Sent from my phone',
    ],
  },
  {
    from: { name: 'Owen Marsh', address: 'owen.marsh@pinecrest-planning.example' },
    minutesAgo: 24,
    subject: 'New screen when connecting Microsoft',
    picture: true,
    paragraphs: [
      'Hello support,',
      'our IT person set up the consent workflow following the Microsoft link I forwarded. I went back to Integrations and tried to connect again, and now I get this instead of the approval message (screenshot attached). I have not clicked anything yet. Is this the right one?',
      'Best,\nOwen Marsh\nPinecrest Planning',
    ],
  },
  {
    from: { name: 'Marcus Bell', address: 'mbell@bellandsons-financial.example' },
    minutesAgo: 15,
    subject: 'IT wants more information',
    paragraphs: [
      'Hi,',
      'Jump says I need approval from the admin. I contacted our IT dept about it, and they want to know exactly what they are supposed to do before they touch anything. Is there something I can forward to them?',
      'Also, is there any way that I can get in until then? I have a client meeting tomorrow.',
      'Marcus',
    ],
  },
  {
    from: { name: 'Nora Castell', address: 'nora@castell-advisory.example' },
    minutesAgo: 6,
    subject: 'Can’t sign up: “Need admin approval”',
    paragraphs: [
      'Good morning,',
      'I tried to create my Jump account with my Microsoft login and got a box that says Need admin approval. Who is that? We are a firm of three people and I just want to get started.',
      'Kind regards\nNora Castell',
    ],
  },
];
