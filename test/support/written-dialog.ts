import type { Writing, Written } from './written-page.ts';

export const NINE = [
  'Sign you in and read your profile',
  'Maintain access to data you have given it access to',
  'Read your calendars',
  'Read and write to your and shared calendars',
  'Read your contacts',
  'Send mail as you',
  'Read your mail',
  'Read your files',
  'View your email address',
];

const LEFT = 44;

/** A page that looks like the consent dialog of a sign-in, with these permissions. Rows stand 28 apart. */
export function writtenDialog(names: readonly string[] = NINE): Written {
  const rows: Writing[] = names.flatMap((text, at) => [
    { text: 'v', x: LEFT + 3, y: 268 + at * 28, size: 13 },
    { text, x: LEFT + 28, y: 268 + at * 28, size: 15 },
  ]);
  const end = 268 + names.length * 28 + 8;
  const lines: Writing[] = [
    { text: 'Microsoft', x: LEFT, y: 60, size: 20, bold: true },
    { text: 'ann@firm.example', x: LEFT, y: 96, size: 15 },
    { text: 'Permissions requested', x: LEFT, y: 136, size: 24, bold: true },
    { text: 'Harbor Notes', x: LEFT, y: 172, size: 15, bold: true },
    { text: 'unverified', x: LEFT, y: 192, size: 13 },
    { text: 'This app would like to:', x: LEFT, y: 238, size: 15 },
    ...rows,
    { text: 'Accepting these permissions means that you allow this app to use', x: LEFT, y: end, size: 13 },
    { text: 'your data as specified in their terms of service and privacy', x: LEFT, y: end + 16, size: 13 },
    { text: 'statement. You can change these permissions at', x: LEFT, y: end + 32, size: 13 },
    { text: 'https://myapps.microsoft.com. Show details', x: LEFT, y: end + 48, size: 13 },
    { text: 'Does this app look suspicious? Report it here', x: LEFT, y: end + 72, size: 13 },
    { text: 'Cancel', x: 248, y: end + 116, size: 15 },
    { text: 'Accept', x: 352, y: end + 116, size: 15 },
  ];
  return { width: 440, height: end + 150, lines };
}
