/** What a message must be read as. Steps are given in the article's order: d done, n not done, u unknown, c contradicted. */
export interface StepCase {
  text: string;
  subject?: string;
  steps: string;
  stage: string;
  role?: 'admin' | 'user';
  grant?: string;
  calendar?: string;
  count?: number | null;
  verdict?: string;
  language?: string;
}

/** contact_admin, send_workflow_link, configure_consent_workflow, retry_connection, submit_permission_request, admin_approval */
export const STEP_CASES: StepCase[] = [
  // Blocked, nothing said of the admin.
  {
    text: 'Hi, when I try to log in to Jump with my Microsoft account it says Need admin approval. What do I do?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: 'It says it requires administrator approval - who is that?', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: "I can't sign in, a message comes up that I need approval from the admin",
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  { text: 'AADSTS90094 when signing in. Help!', steps: 'uuuuuu', stage: 'blocked' },
  { text: 'My company blocks it, it wants authorization from IT.', steps: 'uuuuuu', stage: 'blocked' },
  {
    text: 'Do I have to ask my admin to approve Jump? I get "Need admin approval".',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Should I contact our IT department about the admin approval screen?',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'I have not contacted my admin yet. Jump shows need admin approval.',
    steps: 'nnuuuu',
    stage: 'blocked',
  },
  { text: "Jump says need admin approval. I'll ask our IT guy tomorrow.", steps: 'nnuuuu', stage: 'blocked' },
  {
    text: 'Need admin approval\nJump\nJump needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Your page told me to contact my admin. I see the need admin approval message in Jump.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'If my admin has approved the request, what happens next? I see need admin approval.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },
  {
    text: 'Has my admin approved it? Jump keeps asking for admin approval.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },

  // Asked the admin.
  {
    text: 'I asked our IT to approve Jump, they have not replied. Still says need admin approval.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: "I contacted the admin and they don't know what to do either. It says need admin approval.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'I am checking with admins about the approval for Jump',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'Left a voicemail for our MSP about the admin approval, no answer so far.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'Opened a ticket with IT for the admin approval yesterday',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'My IT team requires additional information before they give approval for Jump.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'I emailed my admin last week and will call him again tomorrow. Need admin approval is all I see.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'I forwarded the link to our IT department but they have not turned on the workflow yet. Jump still says need admin approval.',
    steps: 'ddnunu',
    stage: 'admin_contacted',
  },
  {
    text: 'My admin got the link you sent, he will look at it next week. (need admin approval in Jump)',
    steps: 'dduuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'I reached out to our admin and once he approves I will try again. Need admin approval in Jump.',
    steps: 'duunnn',
    stage: 'admin_contacted',
  },
  {
    text: 'Asked IT about the admin approval for Jump. Waiting to hear back.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: "I spoke with our IT provider. He isn't sure whether he approved the request for Jump.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'I told my admin, I think he approved it. Jump: need admin approval.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  {
    text: 'Our IT guy said he might approve the Jump request next week.',
    steps: 'duuuuu',
    stage: 'admin_contacted',
  },
  { text: 'IT says no, they will not approve Jump.', steps: 'duuuun', stage: 'admin_contacted' },
  {
    text: 'Our IT department refused to grant admin approval for Jump',
    steps: 'duuuun',
    stage: 'admin_contacted',
  },

  // The workflow is on.
  {
    text: 'Our admin has enabled the admin consent workflow. What is next?',
    steps: 'duduuu',
    stage: 'workflow_configured',
  },
  {
    text: "IT turned on the consent workflow this morning but I haven't tried again yet.",
    steps: 'dudnnu',
    stage: 'workflow_configured',
  },
  {
    text: 'The admin consent workflow is now enabled. I tried again and still get Need admin approval.',
    steps: 'dudduu',
    stage: 'workflow_configured',
  },
  {
    text: 'I am the admin here. I configured the admin consent workflow as in your article.',
    steps: 'duduuu',
    stage: 'workflow_configured',
    role: 'admin',
  },

  // The request form is on screen.
  {
    text: 'Now I see "Permissions requested" with a list and an Accept button. Should I click accept?',
    steps: 'uuddnu',
    stage: 'request_visible',
  },
  {
    text: 'It now says Approval required and wants a justification. What do I write there?',
    steps: 'uuddnu',
    stage: 'request_visible',
  },
  {
    text: 'Jump shows "Permissions requested" now. I have not clicked accept yet.',
    steps: 'uuddnu',
    stage: 'request_visible',
  },

  // The request is sent.
  {
    text: 'I clicked Accept on the permissions requested screen. Now what?',
    steps: 'uudddu',
    stage: 'waiting',
  },
  {
    text: 'I sent the approval request, it says my request is pending. How long does it take?',
    steps: 'uudddn',
    stage: 'waiting',
  },
  {
    text: 'I pressed request approval and it generated a message to my IT admin to approve. Then nothing happens.',
    steps: 'uudddu',
    stage: 'waiting',
  },
  {
    text: 'Submitted the request for admin approval on Monday, my admin has not approved it yet.',
    steps: 'uudddn',
    stage: 'waiting',
  },
  {
    text: 'I requested approval through the form. Waiting for my admin to approve it.',
    steps: 'dudddn',
    stage: 'waiting',
  },
];
