import type { StepCase } from './steps.cases.ts';

/** How people write when nobody tells them what to say. */
export const PLAIN_CASES: StepCase[] = [
  {
    text: "Hello Support, I am unable to complete the signup. After choosing Continue with Microsoft I am told 'Need admin approval'. I'm not tech savvy, can you walk me through it?",
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "I keep being bounced to a page that wants our administrator to authorise the application. Our IT is outsourced and I'd rather not involve them.",
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Got the same admin approval error as my colleague. Her admin approved hers last month, mine still shows it.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Do you know whether my IT dept has to do anything on their end? Jump says admin approval needed.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "My IT person wants to know exactly what permissions Jump asks for before he'll sign off on it.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: "I've sent an email over to our tech support people regarding the approval in Jump, will let you know.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: "Just got off the phone with IT. They'll take a look at the Jump approval tomorrow.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: "IT is asking which link they need for Jump's admin approval",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'Our administrator was on vacation, so nobody has approved Jump so far. She returns Monday. I emailed her.',
    steps: 'duuuun',
    stage: 'admin_contacted',
  },
  {
    text: 'I was hoping our admin had approved Jump by now but I see the same Need admin approval window.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'My admin says he approved everything on his side. Jump still says need admin approval when I sign in.',
    steps: 'duudud',
    stage: 'approved_but_failing',
  },
  {
    text: 'Our IT admin went through the guide and set up the consent workflow. When I retry, it now asks me to request approval with a reason.',
    steps: 'duduuu',
    stage: 'workflow_configured',
  },
  {
    text: "After IT changed the settings I get a page titled 'Approval required'. I typed a reason and pressed Request approval.",
    steps: 'dudddu',
    stage: 'waiting',
  },
  {
    text: 'we submitted the permission request twice. no reaction. is it lost?',
    steps: 'uudddu',
    stage: 'waiting',
  },
  {
    text: 'My admin never received an email about my approval request for Jump.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "As Global Administrator I granted tenant-wide consent to Jump, and my users still can't connect. Need admin approval.",
    steps: 'duudud',
    stage: 'approved_but_failing',
    role: 'admin',
  },
  {
    text: "I'm the owner and I guess I'm also the admin? It says need admin approval in Jump.",
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "I run IT for this firm. I've switched on admin consent requests in Entra for Jump. What should my user do?",
    steps: 'duduuu',
    stage: 'workflow_configured',
    role: 'admin',
  },
  {
    text: 'IT will not approve third-party apps like Jump, company policy.',
    steps: 'duuuun',
    stage: 'admin_contacted',
  },
  {
    text: "The IT people said it's a no for Jump. Is there any way without admin approval?",
    steps: 'duuuun',
    stage: 'admin_contacted',
  },
  { text: 'Never mind, I am in! Our admin approved Jump a minute ago.', steps: 'duuuud', stage: 'resolved' },
  {
    text: 'Works like a charm now, thanks a million. (need admin approval in Jump)',
    steps: 'uuuuuu',
    stage: 'resolved',
  },
  {
    text: 'I can log in with the code you emailed but the Microsoft connection still says need admin approval.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: 'Would it help if my admin approved Jump again?', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: 'My admin asked me to ask you which permissions Jump needs. Need admin approval.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'Our MSP followed the instructions and says the consent workflow is active since yesterday',
    steps: 'duduuu',
    stage: 'workflow_configured',
  },
  {
    text: "I don't think IT turned on the consent workflow yet for Jump.",
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: 'Please have my admin approve Jump', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: 'Wir haben die Anfrage abgeschickt und warten auf die Freigabe durch den Administrator. (Jump)',
    steps: 'uudddn',
    stage: 'waiting',
    language: 'de',
  },
  {
    text: "J'ai cliqué sur Accepter mais l'administrateur n'a rien reçu pour Jump.",
    steps: 'uudddu',
    stage: 'waiting',
    language: 'fr',
  },
];
