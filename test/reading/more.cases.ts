import type { StepCase } from './steps.cases.ts';

/** Written after the rules, in other words than theirs: what shows how far the rules reach. */
export const MORE_CASES: StepCase[] = [
  {
    text: 'hey, cant login to jump w/ my ms account. says i need an admins approval too??',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Trying to set up Jump but Microsoft keeps telling me my organization needs to approve it first. Who do I talk to?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'I have no administrator, it is just me. How do I get past "Need admin approval"?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Our office is tiny and we have no IT. It says Need admin approval - who would that be?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'I need to convince my IT team to allow Jump. Do you have security documentation I can forward to them?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "I haven't reached out to anyone yet. What is this Need admin approval page?",
    steps: 'nnuuuu',
    stage: 'blocked',
  },
  {
    text: 'Before I bother our IT with the Need admin approval thing, is there another way in?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: 'When my admin has approved it, will Jump work right away?', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: 'I hope IT approves this soon. They were informed on Friday about Jump needing admin approval.',
    steps: 'duuuun',
    stage: 'admin_contacted',
  },
  {
    text: 'Our managed service provider is looking at the Jump approval now.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'IT got back to me: they want to know which permissions Jump needs before approving anything.',
    steps: 'duuuun',
    stage: 'admin_contacted',
  },
  {
    text: 'I sent our admin the Microsoft link and he says he has no idea how to configure the workflow. Jump: need admin approval',
    steps: 'dduuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'We passed your instructions on to our IT company last Thursday. Need admin approval still pops up in Jump.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  { text: 'My request to IT for the Jump approval was denied.', steps: 'duuuun', stage: 'admin_contacted' },
  {
    text: 'IT tells me they approved it?? but I doubt it, the Need admin approval box is still there in Jump',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: "The admin thinks he approved Jump already but he isn't sure.", steps: 'uuuuuu', stage: 'blocked' },
  { text: 'Our admin would approve Jump if he knew where to click.', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: 'IT enabled the thing from the Microsoft page (admin consent requests). Do I just log in again?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: "Our IT consultant says the consent workflow has been switched on. I'll try again tonight.",
    steps: 'dudnnu',
    stage: 'workflow_configured',
  },
  {
    text: 'I tried again just now and get a different window: "Approval required", with a box for a justification.',
    steps: 'uudduu',
    stage: 'request_visible',
  },
  {
    text: 'The pop-up is now titled Permissions requested and lists a bunch of stuff. Is it safe to accept?',
    steps: 'uuddnu',
    stage: 'request_visible',
  },
  {
    text: 'I filled in the justification and hit Request approval. Nothing since. Does anybody see it?',
    steps: 'uudddu',
    stage: 'waiting',
  },
  {
    text: 'Hit accept yesterday on Permissions requested. Still nothing from my admin.',
    steps: 'uudddu',
    stage: 'waiting',
  },
  {
    text: "My approval request went out last week but our admin says he doesn't see any request in Entra.",
    steps: 'dudddu',
    stage: 'waiting',
  },
  {
    text: 'The admin got my request but has not looked at it yet (Jump, admin approval).',
    steps: 'uudddn',
    stage: 'waiting',
  },
  {
    text: 'IT confirmed that Jump was approved on our tenant. I logged out and back in and I still get need admin approval.',
    steps: 'duudud',
    stage: 'approved_but_failing',
  },
  {
    text: 'They approved the request! But Jump keeps showing the same admin approval popup.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
  },
  {
    text: 'Hi, I am the Microsoft 365 admin for Acme. One of our users gets "Need admin approval" for Jump. What do I have to do?',
    steps: 'duuuuu',
    stage: 'admin_contacted',
    role: 'admin',
  },
  {
    text: 'We are the MSP for Acme Wealth. We approved the consent request for Jump but the client still sees Need admin approval.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
    role: 'admin',
  },
  {
    text: 'As the administrator, should I use the Grant admin consent button for Jump?',
    steps: 'duuuuu',
    stage: 'admin_contacted',
    role: 'admin',
    grant: 'considering',
  },
  {
    text: 'I ticked Consent on behalf of your organization when I signed in as admin. My colleague still gets Need admin approval in Jump.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    role: 'admin',
    grant: 'used',
  },
  {
    text: 'Admin here. Entra shows 9 permissions for Jump, the request is approved, users are still blocked by need admin approval.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
    role: 'admin',
    count: 9,
    verdict: 'complete',
  },
  {
    text: 'Our admin counts seven scopes under Admin consent for Jump. We do not use the calendar integration. He approved it, still blocked.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    count: 7,
    verdict: 'complete_without_calendar',
    calendar: 'without',
  },
  { text: 'All sorted, our IT approved it and Jump works. Thanks!', steps: 'duuuud', stage: 'resolved' },
  {
    text: 'You can close this, got in after the admin approved the request in Jump.',
    steps: 'dudddd',
    stage: 'resolved',
  },
  {
    text: 'Steps 1-3 are done, step 4 not yet. (Jump, need admin approval)',
    steps: 'dddnnu',
    stage: 'workflow_configured',
  },
  {
    text: 'We did all the steps in the article and Jump still says Need admin approval.',
    steps: 'dddddd',
    stage: 'approved_but_failing',
  },
  {
    text: 'Muss ich unsere IT fragen, damit Jump freigegeben wird? Es kommt "Genehmigung erforderlich".',
    steps: 'uudduu',
    stage: 'request_visible',
    language: 'de',
  },
  {
    text: 'Ich werde morgen unseren Administrator fragen. Jump verlangt eine Administratorgenehmigung.',
    steps: 'nnuuuu',
    stage: 'blocked',
    language: 'de',
  },
  {
    text: "Dès que l'administrateur aura approuvé Jump, je réessaierai.",
    steps: 'uuuuun',
    stage: 'blocked',
    language: 'fr',
  },
  {
    text: 'Todavía no he contactado al administrador. Jump pide aprobación del administrador.',
    steps: 'nnuuuu',
    stage: 'blocked',
    language: 'es',
  },
  {
    text: 'Se o administrador aprovar, o Jump funciona logo? Aparece que precisa de aprovação do administrador.',
    steps: 'uuuuuu',
    stage: 'blocked',
    language: 'pt',
  },
  {
    text: 'Já está funcionando, obrigado! O administrador aprovou o Jump.',
    steps: 'duuuud',
    stage: 'resolved',
    language: 'pt',
  },
];
