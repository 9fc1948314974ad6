import type { EverydayCase } from './everyday-case.ts';

/** Who has told the admin, passed the link on or had the setting switched on, in free words. */
export const TOLD_AND_SWITCHED_ON: EverydayCase[] = [
  ["I've opened a ticket with our managed services people, number 44812.", 'duuuuu'],
  ['Brought it up with the lady who runs our Microsoft stuff.', 'duuuuu'],
  ['Our MSP has been made aware of the problem.', 'duuuuu'],
  ["Told Sanjay. He's the Microsoft admin for all our branches.", 'duuuuu'],
  ['Had a quick chat with our sys admin today.', 'duuuuu'],
  ['I did speak with the administrator about this.', 'duuuuu'],
  ['Our IT have been in touch about the permissions.', 'duuuuu'],
  ['Our admin, Karen Holt, is aware of it.', 'duuuuu'],
  ['IT says they do not see any request on their side.', 'duuuuu'],
  ['Forwarded him your page, he is our IT.', 'dduuuu'],
  ['I shared your help article with IT.', 'dduuuu'],
  ['Our admin has got the doc you sent.', 'dduuuu'],
  ["I've let our admin know, the link I still have to forward.", 'dnuuuu'],
  ['Our admin set Users can request = Yes this morning.', 'duduuu'],
  ['Admin confirms users can now request admin consent.', 'duduuu'],
  ['The consent settings were changed yesterday by our admin.', 'duduuu'],
  ['IT did what the article says in Entra.', 'duduuu'],
  ['We got it switched on by the IT folks after your mail.', 'duduuu'],
  ["IT won't enable the workflow until security signs off.", 'dun.n.'],
  ['Contacted admin? Yes\nSent link? No', 'dnuuuu'],
  ['1. Told our admin: yes\n2. Sent him the link: no', 'dnuuuu'],
];

/** The same words, where nothing of it has happened. */
export const NEITHER_TOLD_NOR_ON: EverydayCase[] = [
  ['I emailed your help desk two days ago and got nothing.', 'uuuuuu'],
  ['He typed in the code you emailed and he made it to his meeting. Our admin is away.', 'x.....'],
  ['My colleague told her IT about it, at her own firm.', 'x.....'],
  ['I got a message that it was sent to my admin.', 'x.....'],
  ['I told you that I had written to our IT folks.', 'x.....'],
  ["Didn't want to raise it with our provider before hearing from you.", 'nnuuuu'],
  ["I've kept this away from our IT folks so far.", 'nnuuuu'],
  ["Nobody's touched the settings.", 'x.n.n.'],
  ['Turned on the workflow but then security made us roll it back.', 'x.x...'],
  ['Told IT - still waiting', 'd.....'],
  ['Where we are: admin contacted (x), workflow on ( )', '..x...'],
];
