/** A mail's text and the words in it that its sender wrote anew. `name` is whose mail it is. */
export interface ReplyCase {
  client: string;
  text: string;
  words: string;
  subject?: string;
  name?: string;
}

const DESK = 'Jump Support <support@desk.example>';

export const CLIENTS: ReplyCase[] = [
  {
    client: 'Gmail',
    text: `The admin approved it this morning.\n\nOn Mon, Mar 2, 2026 at 10:14 AM ${DESK} wrote:\n\n> Please ask your admin to approve the app.\n> Then try again.`,
    words: 'The admin approved it this morning.',
  },
  {
    client: 'Gmail, the intro wrapped over three lines',
    text: 'Still the same dialog.\n\nOn Mon, Mar 2, 2026 at 10:14 AM The Very Long Named Support Desk\nof Jump\n<support@desk.example> wrote:\n\n> Please ask your admin.',
    words: 'Still the same dialog.',
  },
  {
    client: 'Gmail, without quote signs',
    text: `It is pending.\n\nOn Mon, Mar 2, 2026 at 10:14 AM ${DESK} wrote:\n\nPlease send the link to your admin.\n\nKind regards`,
    words: 'It is pending.',
  },
  {
    client: 'Gmail of 2013, the date first',
    text: 'Nothing changed here.\n\n2026/3/2 Jump Support <support@desk.example>\n\n> Please try it again.',
    words: 'Nothing changed here.',
  },
  {
    client: 'Gmail with an offset in the intro',
    text: 'Nothing changed here.\n\n2026-03-02 10:14 GMT-05:00 Jump Support <support@desk.example>:\n\n> Please try it again.',
    words: 'Nothing changed here.',
  },
  {
    client: 'Apple Mail',
    text: 'My manager forwarded the link.\n\n> On Mar 2, 2026, at 10:14 AM, Jump Support <support@desk.example> wrote:\n> \n> Please forward the link to your admin.',
    words: 'My manager forwarded the link.',
  },
  {
    client: 'iPhone',
    text: `Yes we did that\n\nSent from my iPhone\n\nOn Mar 2, 2026, at 10:14 AM, ${DESK} wrote:\n\n> Did you send the link?`,
    words: 'Yes we did that',
  },
  {
    client: 'Outlook for Windows',
    text: `We are waiting for IT.\n\nFrom: ${DESK}\nSent: Monday, March 2, 2026 10:14 AM\nTo: Ann Miller <ann@firm.example>\nSubject: RE: Need admin approval\n\nHi Ann,\n\nplease ask your admin.`,
    words: 'We are waiting for IT.',
  },
  {
    client: 'Outlook for Windows, each field a paragraph',
    text: `We are waiting for IT.\n\nFrom: ${DESK}\n\nSent: Monday, March 2, 2026 10:14 AM\n\nTo: Ann Miller\n\nSubject: RE: Need admin approval\n\nHi Ann,\n\nplease ask your admin.`,
    words: 'We are waiting for IT.',
  },
  {
    client: 'Outlook with bold marks',
    text: `We are waiting for IT.\n\n*From:* ${DESK}\n*Sent:* Monday, March 2, 2026 10:14 AM\n*To:* Ann Miller\n*Subject:* RE: login\n\nplease ask your admin.`,
    words: 'We are waiting for IT.',
  },
  {
    client: 'Outlook 2003',
    text: '9 permissions are shown.\n\n-----Original Message-----\nFrom: Jump Support [mailto:support@desk.example]\nSent: Monday, March 02, 2026 10:14 AM\nTo: Ann Miller\nSubject: login\n\nHow many permissions do you see?',
    words: '9 permissions are shown.',
  },
  {
    client: 'Outlook for iOS',
    text: `I clicked it and it failed.\n\nGet Outlook for iOS (https://aka.ms/o0ukef)\n________________________________\nFrom: ${DESK}\nSent: Monday, March 2, 2026 10:14:08 AM\nTo: Ann Miller <ann@firm.example>\nSubject: Re: login\n\nPlease click the link.`,
    words: 'I clicked it and it failed.',
  },
  {
    client: 'Outlook for Mac',
    text: `It worked today.\n\nFrom: Jump Support <support@desk.example>\nDate: Monday, March 2, 2026 at 10:14 AM\nTo: Ann Miller <ann@firm.example>\nCc: Bob Stone <bob@firm.example>,\nCarla Diaz <carla@firm.example>\nSubject: Re: login\nPlease try again.`,
    words: 'It worked today.',
  },
  {
    client: 'Yahoo',
    text: 'Our IT is on holiday.\n\nSent from Yahoo Mail for iPhone\n\nOn Monday, March 2, 2026, 10:14 AM, Jump Support <support@desk.example> wrote:\n\nPlease ask your IT.',
    words: 'Our IT is on holiday.',
  },
  {
    client: 'Yahoo, the header on one line',
    text: 'Our IT is on holiday.\n\nFrom: Jump Support <support@desk.example> To: Ann Miller <ann@firm.example> Sent: Monday, March 2, 2026 Subject: login\n\nPlease ask your IT.',
    words: 'Our IT is on holiday.',
  },
  {
    client: 'Samsung Mail',
    text: `Same error again.\n\nSent via the Samsung Galaxy S24, an AT&T 5G smartphone\n\n-------- Original message --------\nFrom: ${DESK}\nDate: 3/2/26 10:14 AM (GMT-05:00)\nTo: Ann Miller <ann@firm.example>\nSubject: login\n\nPlease try once more.`,
    words: 'Same error again.',
  },
  {
    client: 'Lotus Notes',
    text: 'The request is in the queue.\n\n\nFrom: "Jump Support" <support@desk.example>\nTo: "Ann Miller" <ann@firm.example>\nDate: 03/02/2026 10:14 AM\nSubject: login\n\n\n\nPlease submit the request.',
    words: 'The request is in the queue.',
  },
  {
    client: 'Notes on the web',
    text: 'The request is in the queue.\n\n-----Jump Support <support@desk.example> wrote: -----\nTo: Ann Miller <ann@firm.example>\nFrom: Jump Support <support@desk.example>\nDate: 03/02/2026 10:14AM\nSubject: login\n\nPlease submit the request.',
    words: 'The request is in the queue.',
  },
  {
    client: 'Thunderbird, answering below',
    text: 'On 3/2/2026 10:14 AM, Jump Support wrote:\n> Did the admin turn on the workflow?\n\nHe did, on Friday.\n\n--\nAnn Miller',
    words: 'He did, on Friday.',
  },
  {
    client: 'Thunderbird, answering line by line',
    text: `On 3/2/2026 10:14 AM, ${DESK} wrote:\n> Did the admin turn on the workflow?\nYes.\n> Which screen do you see?\nThe one with nine permissions.`,
    words: 'Yes.\nThe one with nine permissions.',
  },
  {
    client: 'a mail system that names the writer first',
    text: 'Done, thank you\n\nJump Support <support@desk.example> wrote on Mon, 2 Mar 2026 10:14:\n> Please try again.',
    words: 'Done, thank you',
  },
  {
    client: 'a help desk with its line above',
    text: 'It is solved.\n\n##- Please type your reply above this line -##\n\nYour request has been updated.\nPlease ask your admin.',
    words: 'It is solved.',
  },
  {
    client: 'several levels of one thread',
    text: `Approved now.\n\nOn Tue, Mar 3, 2026 at 9:00 AM ${DESK} wrote:\n\n> Any news?\n>\n> On Mon, Mar 2, 2026 at 5:00 PM Ann Miller <ann@firm.example> wrote:\n>\n>> I asked our admin.\n>>\n>> On Mon, Mar 2, 2026 at 10:14 AM ${DESK} wrote:\n>>\n>>> Please ask your admin.`,
    words: 'Approved now.',
  },
  {
    client: 'a client that wraps what it quotes',
    text: `Not yet.\n\nOn Mon, Mar 2, 2026 at 10:14 AM ${DESK} wrote:\n> Please tell us when the administrator of your company has\napproved\n> the request, and what you see then.`,
    words: 'Not yet.',
  },
  {
    client: 'an HTML mail with a rule above the header',
    text: `All good.\n\n* * *\n\nFrom: ${DESK}\nSent: 02 March 2026 10:14\nTo: Ann Miller\nSubject: login\n\nPlease try again.`,
    words: 'All good.',
  },
];

export const LANGUAGES: ReplyCase[] = [
  {
    client: 'Gmail in Spanish',
    text: 'El administrador ya lo aprobó.\n\nEl lun, 2 mar 2026 a las 10:14, Jump Support (<support@desk.example>)\nescribió:\n\n> Pida a su administrador.',
    words: 'El administrador ya lo aprobó.',
  },
  {
    client: 'Outlook in Spanish',
    text: `Sigue igual.\n\nDe: ${DESK}\nEnviado el: lunes, 2 de marzo de 2026 10:14\nPara: Ann Miller\nAsunto: RE: acceso\n\nPida a su administrador.`,
    words: 'Sigue igual.',
  },
  {
    client: 'iPhone in Spanish',
    text: `Todavía no.\n\nEnviado desde mi iPhone\n\n> El 2 mar 2026, a las 10:14, Jump Support <support@desk.example> escribió:\n> \n> ¿Lo aprobó?`,
    words: 'Todavía no.',
  },
  {
    client: 'Outlook 2003 in Spanish',
    text: '¿Y ahora?\n\n-----Mensaje original-----\nDe: Jump Support [mailto:support@desk.example]\nEnviado el: lunes, 2 de marzo de 2026\nPara: Ann\nAsunto: acceso\n\nPida a su administrador.',
    words: '¿Y ahora?',
  },
  {
    client: 'Gmail in French',
    text: 'C’est approuvé.\n\nLe lun. 2 mars 2026 à 10:14, Jump Support <support@desk.example> a\nécrit :\n\n> Demandez à votre administrateur.',
    words: 'C’est approuvé.',
  },
  {
    client: 'Outlook in French',
    text: `Toujours bloqué.\n\nDe : ${DESK}\nEnvoyé : lundi 2 mars 2026 10:14\nÀ : Ann Miller\nObjet : RE: accès\n\nDemandez à votre administrateur.`,
    words: 'Toujours bloqué.',
  },
  {
    client: 'iPhone in French',
    text: 'Oui, hier.\n\nEnvoyé de mon iPhone\n\n> Le 2 mars 2026 à 10:14, Jump Support <support@desk.example> a écrit :\n> \n> Avez-vous demandé ?',
    words: 'Oui, hier.',
  },
  {
    client: 'Gmail in German',
    text: 'Ist jetzt freigegeben.\n\nAm Mo., 2. März 2026 um 10:14 Uhr schrieb Jump Support <\nsupport@desk.example>:\n\n> Bitte fragen Sie Ihren Administrator.',
    words: 'Ist jetzt freigegeben.',
  },
  {
    client: 'Outlook in German',
    text: `Noch immer dasselbe.\n\nVon: ${DESK}\nGesendet: Montag, 2. März 2026 10:14\nAn: Ann Miller\nBetreff: AW: Anmeldung\n\nBitte fragen Sie Ihren Administrator.`,
    words: 'Noch immer dasselbe.',
  },
  {
    client: 'GMX in German',
    text: 'Noch nicht.\n\nGesendet: Montag, 02. März 2026 um 10:14 Uhr\nVon: "Jump Support" <support@desk.example>\nAn: "Ann Miller" <ann@firm.example>\nBetreff: Anmeldung\n\nBitte fragen Sie.',
    words: 'Noch nicht.',
  },
  {
    client: 'Thunderbird in German',
    text: 'Am 02.03.26 um 10:14 schrieb Jump Support:\n> Hat der Administrator zugestimmt?\nJa, gestern.\n\nVon meinem iPhone gesendet',
    words: 'Ja, gestern.',
  },
  {
    client: 'Gmail in Portuguese',
    text: 'Já foi aprovado.\n\nEm seg., 2 de mar. de 2026 às 10:14, Jump Support <support@desk.example>\nescreveu:\n\n> Peça ao seu administrador.',
    words: 'Já foi aprovado.',
  },
  {
    client: 'Gmail in the Portuguese of Portugal',
    text: 'Já foi aprovado.\n\nJump Support <support@desk.example> escreveu (segunda, 2/03/2026 à(s) 10:14):\n\n> Peça ao seu administrador.',
    words: 'Já foi aprovado.',
  },
  {
    client: 'Outlook in Portuguese',
    text: `Continua igual.\n\nDe: ${DESK}\nEnviado: segunda-feira, 2 de março de 2026 10:14\nPara: Ann Miller\nAssunto: RES: acesso\n\nPeça ao seu administrador.`,
    words: 'Continua igual.',
  },
  {
    client: 'iPhone in Portuguese',
    text: 'Ainda não.\n\nEnviado do meu iPhone\n\n> Em 2 de mar. de 2026, à(s) 10:14, Jump Support <support@desk.example> escreveu:\n> \n> Foi aprovado?',
    words: 'Ainda não.',
  },
  {
    client: 'Gmail in Italian',
    text: 'Ancora niente.\n\nIl giorno lun 2 mar 2026 alle ore 10:14 Jump Support <support@desk.example> ha scritto:\n\n> Chieda al suo amministratore.\n\nInviato da iPhone',
    words: 'Ancora niente.',
  },
  {
    client: 'Gmail in Dutch',
    text: 'Nog niets.\n\nOp ma 2 mrt 2026 om 10:14 schreef Jump Support <support@desk.example>:\n\n> Vraag het uw beheerder.',
    words: 'Nog niets.',
  },
  {
    client: 'an older Dutch client',
    text: 'Nog niets.\n\nOp 2 maart 2026 10:14 schreef Jump Support het volgende:\n\nVraag het uw beheerder.',
    words: 'Nog niets.',
  },
];
