import type { ReplyCase } from './reply-text.cases.ts';

export const SIGNATURES: ReplyCase[] = [
  { client: 'dashes', text: 'It fails.\n\n--\nAnn Miller\nFirm LLC\n(555) 555-0100', words: 'It fails.' },
  {
    client: 'dashes and a motto',
    text: 'It fails.\n\n--\nAnn Miller\nThe best time to plant a tree was twenty years ago.',
    words: 'It fails.',
  },
  {
    client: 'a closing with name and title',
    text: 'It fails since Monday.\n\nBest regards,\n\nAnn Miller, CFP®\nSenior Wealth Advisor\nFirm Wealth Partners, LLC\nO: (555) 555-0100 | F: (555) 555-0101\nann@firm.example | www.firm.example',
    words: 'It fails since Monday.',
  },
  {
    client: 'no closing, but a card',
    text: 'Can you look into this today?\n\nAnn Miller\nVice President | Firm Wealth\n120 Main Street, Suite 300, Boston, MA 02110\n(555) 555-0100',
    words: 'Can you look into this today?',
  },
  { client: 'a first name alone', text: 'I see nine permissions.\n\nAnn', words: 'I see nine permissions.' },
  { client: 'a closing and a small name', text: 'still stuck\n\nthanks,\nann', words: 'still stuck' },
  {
    client: 'closing and name on one line',
    text: 'Still stuck here.\nThanks, Ann',
    words: 'Still stuck here.',
  },
  {
    client: 'a German closing',
    text: 'Es geht nicht.\n\nMit freundlichen Grüßen\nAnn Miller\nLeiterin IT',
    words: 'Es geht nicht.',
  },
  {
    client: 'a Spanish closing',
    text: 'No funciona.\n\nSaludos cordiales,\nAnn Miller',
    words: 'No funciona.',
  },
  { client: 'a French closing', text: 'Ça échoue.\n\nBien cordialement,\nAnn Miller', words: 'Ça échoue.' },
  { client: 'a Portuguese closing', text: 'Não abre.\n\nAtenciosamente,\nAnn Miller', words: 'Não abre.' },
  ...[
    'Sent from my iPhone',
    'Sent from my Verizon, Samsung Galaxy smartphone',
    'Sent from my T-Mobile 5G Device',
    'Sent from Mail for Windows',
    'Sent from Outlook for Android',
    'Get Outlook for Android (https://aka.ms/AAb9ysg)',
    'Sent with Proton Mail secure email.',
    'Sent from my phone, please excuse any typos.',
    'Enviado desde mi iPhone',
    'Enviado desde Outlook para iOS',
    'Obtener Outlook para iOS (https://aka.ms/o0ukef)',
    'Envoyé de mon iPhone',
    'Envoyé à partir de Outlook pour iOS',
    'Von meinem iPhone gesendet',
    'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.',
    'Gesendet von Outlook für iOS',
    'Enviado do meu iPhone',
    'Obter o Outlook para iOS (https://aka.ms/o0ukef)',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
  ].map((line) => ({ client: `the line "${line}"`, text: `It fails.\n\n${line}`, words: 'It fails.' })),
];

export const NOTICES: ReplyCase[] = [
  {
    client: 'a confidentiality notice',
    text: 'It fails.\n\nThis e-mail and any attachments are confidential and may be privileged. If you are not the intended recipient, please delete it and notify the sender.',
    words: 'It fails.',
  },
  {
    client: 'a wrapped notice below a card',
    text: 'It fails.\n\nAnn Miller\n(555) 555-0100\n\nCONFIDENTIALITY NOTICE: The contents of this email message and any\nattachments are intended solely for the addressee(s) and may contain\nconfidential and/or privileged information and may be legally protected\nfrom disclosure.',
    words: 'It fails.',
  },
  {
    client: "a broker's notice",
    text: 'Please advise.\n\nSecurities and advisory services offered through Example Financial, Member FINRA/SIPC, a registered investment adviser. Fixed insurance products and services offered through Firm Wealth Partners.\n\nWe do not accept orders or trade instructions by e-mail. All e-mail sent to or from this address will be recorded and is subject to archival, monitoring or review.',
    words: 'Please advise.',
  },
  {
    client: "an adviser's notice of several paragraphs",
    text: 'I approved it in Entra.\n\nInvestment advisory services are offered through Firm Wealth LLC, an SEC registered investment adviser.\n\nPast performance is no guarantee of future results.\n\nTo unsubscribe, click here.',
    words: 'I approved it in Entra.',
  },
  {
    client: 'a banner above',
    text: 'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.\n\nThe link does not open.',
    words: 'The link does not open.',
  },
  {
    client: 'a wrapped banner right above the text',
    text: 'CAUTION: This email originated from outside the organization. Do not\nclick links or open attachments unless you recognize the sender.\nThe link does not open.',
    words: 'The link does not open.',
  },
  {
    client: 'a short banner',
    text: '[EXTERNAL EMAIL]\n\nThe link does not open.',
    words: 'The link does not open.',
  },
  {
    client: "Microsoft's banner",
    text: "You don't often get email from ann@firm.example. Learn why this is important (https://aka.ms/LearnAboutSenderIdentification)\n\nThe link does not open.",
    words: 'The link does not open.',
  },
  {
    client: 'a Spanish notice',
    text: 'No abre.\n\nEste mensaje y sus adjuntos son confidenciales y se dirigen exclusivamente a su destinatario.',
    words: 'No abre.',
  },
  {
    client: 'a French notice',
    text: 'Rien.\n\nCe message et ses pièces jointes sont confidentiels et destinés à la seule personne visée.',
    words: 'Rien.',
  },
  {
    client: 'a German notice',
    text: 'Nichts.\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, vernichten Sie diese Mail.',
    words: 'Nichts.',
  },
  {
    client: 'a Portuguese notice',
    text: 'Nada.\n\nEsta mensagem e seus anexos são confidenciais e destinados apenas ao destinatário.',
    words: 'Nada.',
  },
];

/** Nothing of these may be lost. */
export const WHOLE: ReplyCase[] = [
  '"Thanks" in the middle#Thanks for the link.\n\nThanks,\nI sent it to our admin and he has not answered.',
  'a short line below "Thanks"#The admin has answered.\n\nThanks\nIt still fails',
  'an answer of one word below "Thanks"#Thanks\nApproved',
  '"From:" in a sentence#From: what I can see in the portal, nothing was requested.',
  'a list of two words with colons#From: nine permissions\nTo: seven permissions',
  '"On Monday I wrote:"#On Monday I wrote:\n\nour admin has not answered at all.\n\nThat is still so.',
  '"wrote" in a sentence over lines#On 2 March 2026 we sent the link to our admin and he\nwrote:\nI approved it.',
  'the words of the own admin#Our admin Bob wrote: I approved it yesterday.',
  'a lone "--" in a table#Name Status\n--\nI asked the admin first\n--\nI submitted the request second',
  'a rule in the middle#The first dialog asks for approval.\n\n__________\n\nThe second one shows nine rows.',
  '"Sent from" in a sentence#Sent from the admin center was a mail that says I need approval, what now?',
  '"confidential" in a sentence#Is this app confidential? I must tell our compliance team.',
  'the own notice told#My admin says this message is confidential, so I cannot send the screenshot.',
  'numbers and an address of a person#Please call me at (555) 555-0100, my admin is bob@firm.example.',
  'a link alone below the text#This is the page:\nhttps://login.microsoftonline.com/common/adminconsent?client_id=1\n\nIt stays blank.',
  'ids of an error#It says:\n\nCorrelation Id: 1111-2222-3333\nTimestamp: 2026-03-02 10:14\nError: AADSTS90094',
  'a paragraph below a signature that goes on#Best regards,\nAnn Miller\n\nI forgot: our admin wants to know which permissions the app asks for.',
  "somebody else's card#Please contact our admin:\n\nBob Stone\nbob@firm.example\n(555) 555-0100",
  'dashes in a list#I see these permissions:\n- Read mail\n- Read calendars\n--\nSign in\nMaintain access',
  'a heading like a banner#External:\n9 permissions\nInternal:\n7 permissions',
  'a wish to unsubscribe#Unsubscribe me from this thread please, it is solved.',
  'a question that begins like a banner#Warning: this email from outside was blocked by our filter, can you resend it?',
  'the broker in a sentence#Securities offered through our broker are not the point, I need them to approve it.',
  'an act at a time#On Friday, March 6, 2026 our admin enabled the workflow and I submitted the request at 10:14:\nno answer so far.',
  'the best of words#Best of all, it works now.',
  'external users#External users cannot sign in either.',
].map((line) => {
  const [client = '', text = ''] = line.split('#');
  return { client, text, words: text };
});
