import type { StepCase } from './steps.cases.ts';

/** Sentences that look like a step done and are none, or nearly none. */
export const TRAP_CASES: Omit<StepCase, 'stage'>[] = [
  { text: 'Jump: need admin approval. Our admin approved Zoom last year, so why not this?', steps: 'uuuuuu' },
  {
    text: 'Need admin approval. The admin approved my laptop order but I doubt he does this kind of thing.',
    steps: 'uuuuuu',
  },
  { text: 'I was told to ask our admin. Jump needs admin approval.', steps: 'uuuuuu' },
  { text: 'Do not tell me to contact my admin, I know. Need admin approval in Jump.', steps: 'uuuuuu' },
  { text: 'My admin is supposed to have approved Jump.', steps: 'uuuuuu' },
  { text: 'The admin should have approved Jump by now.', steps: 'uuuuuu' },
  { text: 'My admin almost approved Jump but then stopped.', steps: 'uuuuuu' },
  { text: 'My admin tried to approve the Jump request but got an error.', steps: 'duuuuu' },
  {
    text: 'IT wants me to click accept on the Permissions requested screen of Jump. Is that right?',
    steps: 'uudduu',
  },
  { text: 'I closed the Permissions requested window without clicking accept. Jump.', steps: 'uuddnu' },
  { text: "Your email says 'I clicked accept' is the next step. Jump need admin approval.", steps: 'uuuuuu' },
  { text: 'Imagine my admin approved Jump, would it then work? need admin approval', steps: 'uuuuuu' },
  {
    text: 'Only after IT approved Jump will I be able to sign in, I understand. Need admin approval.',
    steps: 'uuuuuu',
  },
  {
    text: 'Microsoft approved our nonprofit application, now Jump says need admin approval.',
    steps: 'uuuuuu',
  },
  {
    text: 'I signed in with the admin approved account list but Jump says need admin approval',
    steps: 'uuuuuu',
  },
  {
    text: 'It seems the consent workflow was never turned on by IT. Jump: need admin approval',
    steps: 'uuuuuu',
  },
  {
    text: 'I could not click accept, the button is greyed out on Permissions requested. Jump',
    steps: 'uuddnu',
  },
  {
    text: 'Can someone confirm that my admin approved the request? Jump need admin approval',
    steps: 'uuuuuu',
  },
  { text: 'It works on my phone but not on my laptop: need admin approval in Jump', steps: 'uuuuuu' },
  { text: 'I accepted the terms of Jump. Then need admin approval came.', steps: 'uuuuuu' },
  { text: 'I accepted the calendar invite from IT about the Jump admin approval.', steps: 'uuuuuu' },
  { text: "I've emailed you and my admin will be in touch. Jump need admin approval.", steps: 'uuuuuu' },
  { text: 'We use an MSP. We told you that already. need admin approval Jump', steps: 'uuuuuu' },
];
