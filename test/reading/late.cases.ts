import type { StepCase } from './steps.cases.ts';

/** Approved, resolved, corrected, contradicted, and the other languages. */
export const LATE_CASES: StepCase[] = [
  // Approved, still failing.
  {
    text: "I asked IT for the approval and they have done so, however I'm still getting the same screen in Jump.",
    steps: 'duudud',
    stage: 'approved_but_failing',
  },
  {
    text: 'My admin approved the request yesterday but Jump still says Need admin approval.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
  },
  {
    text: 'Why do I still get need admin approval although our admin approved Jump?',
    steps: 'duudud',
    stage: 'approved_but_failing',
  },
  {
    text: 'The request was approved by IT this morning. I tried again, same screen.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
  },
  {
    text: 'As admin I have granted it to the entire company, users still see need admin approval in Jump.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    role: 'admin',
    grant: 'used',
  },
  {
    text: 'I am the Global Admin. I clicked Grant admin consent for Acme Wealth and it still fails.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    role: 'admin',
    grant: 'used',
  },
  {
    text: 'My admin clicked the "Grant admin consent" button. Same error for everyone.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    grant: 'used',
  },
  {
    text: 'Should our admin click Grant admin consent for our organization? Jump says need admin approval.',
    steps: 'uuuuuu',
    stage: 'blocked',
    grant: 'considering',
  },
  {
    text: 'Our admin approved the request but did not click Grant admin consent. Still the need admin approval screen.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
    grant: 'no',
  },
  {
    text: 'I am the IT admin. I see 7 permissions for Jump under admin consent, without calendar. I approved the request and users still get the screen.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
    role: 'admin',
    count: 7,
    verdict: 'complete_without_calendar',
    calendar: 'without',
  },
  {
    text: 'Our admin approved it. He sees nine scopes in Entra, but I still get Need admin approval in Jump',
    steps: 'duudud',
    stage: 'approved_but_failing',
    count: 9,
    verdict: 'complete',
  },
  {
    text: 'Admin approved it, only 5 permissions are listed instead of 9 and Jump still fails with need admin approval',
    steps: 'duudud',
    stage: 'approved_but_failing',
    count: 5,
    verdict: 'unexpected',
  },
  {
    text: 'The article says there should be 9 permissions. My admin approved Jump and I am still blocked.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    count: null,
  },

  // Corrections and contradictions.
  {
    text: 'My admin has not approved the Jump request yet.\n\nUpdate: he just approved it, but I still get need admin approval.',
    steps: 'duudud',
    stage: 'approved_but_failing',
  },
  {
    text: 'I have not asked IT about the approval. I asked IT about the approval last week.',
    steps: 'cuuuuu',
    stage: 'blocked',
  },

  // Resolved.
  {
    text: 'Thank you, it works now!',
    subject: 'Re: Need admin approval in Jump',
    steps: 'uuuuuu',
    stage: 'resolved',
  },
  {
    text: 'Our admin approved the Jump request and I can log in now. Thanks!',
    steps: 'dudddd',
    stage: 'resolved',
  },
  {
    text: 'I got in with the code for now, but need admin approval still shows with Microsoft.',
    steps: 'uuuuuu',
    stage: 'blocked',
  },

  // Other languages.
  {
    text: 'Guten Tag, bei der Anmeldung in Jump kommt "Administratorgenehmigung erforderlich". Was muss ich tun?',
    steps: 'uuuuuu',
    stage: 'blocked',
    language: 'de',
  },
  {
    text: 'Ich habe unsere IT-Abteilung gefragt, aber der Administrator hat die Anfrage für Jump noch nicht genehmigt.',
    steps: 'duuuun',
    stage: 'admin_contacted',
    language: 'de',
  },
  {
    text: 'Unser Administrator hat Jump genehmigt, trotzdem kommt immer noch die gleiche Meldung bei der Anmeldung.',
    steps: 'duudud',
    stage: 'approved_but_failing',
    language: 'de',
  },
  {
    text: "Bonjour, Jump me demande l'approbation d'un administrateur. J'ai contacté notre service informatique hier mais je n'ai pas de réponse.",
    steps: 'duuuuu',
    stage: 'admin_contacted',
    language: 'fr',
  },
  {
    text: "Notre administrateur a approuvé la demande mais j'ai toujours le même message dans Jump.",
    steps: 'dudddd',
    stage: 'approved_but_failing',
    language: 'fr',
  },
  {
    text: 'Hola, Jump me dice que necesita la aprobación del administrador. Ya hablé con el administrador y todavía no lo ha aprobado.',
    steps: 'duuuun',
    stage: 'admin_contacted',
    language: 'es',
  },
  {
    text: 'El administrador aprobó la solicitud pero Jump sigue pidiendo la aprobación del administrador.',
    steps: 'dudddd',
    stage: 'approved_but_failing',
    language: 'es',
  },
  {
    text: 'Olá, o Jump pede a aprovação do administrador. Falei com a equipe de TI ontem e ainda não aprovaram.',
    steps: 'duuuun',
    stage: 'admin_contacted',
    language: 'pt',
  },
  {
    text: 'Como consigo a aprovação do administrador para entrar no Jump?',
    steps: 'uuuuuu',
    stage: 'blocked',
    language: 'pt',
  },
];
