import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../src/writing/guards.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const article = adminApproval();
const waiting = reading(STAGES.waiting ?? {}, { stage: 'waiting' });

/** A reply in an agent's own words, with which nothing is wrong, and one sentence for each thing that can be. */
interface Words {
  good: string;
  noGreeting: string;
  doneStep: string;
  screenshot: string;
  again: string;
  count: string;
  warned: string;
  against: string;
  promise: string;
  blame: string;
  internal: string;
}

const WORDS: Record<string, Words> = {
  en: {
    good: 'Hi Ann,\n\nThank you, all is well. Now your admin approves the request, and we are with you.\n\nBest regards,\nKim',
    noGreeting: 'All is well, and now your admin approves the request.',
    doneStep: 'Please click Accept.',
    screenshot: 'Could you send us a screenshot?',
    again: 'Could you send the screenshot once more?',
    count: 'Please tell us how many permissions you see.',
    warned: 'Just press Grant admin consent.',
    against: 'Please do not press Grant admin consent.',
    promise: 'It will work by Friday.',
    blame: 'You should have told us before.',
    internal: 'This is the stage at which the AI wrote a draft.',
  },
  es: {
    good: 'Buenas tardes, Ann:\n\nGracias por su mensaje, todo va bien. Ahora su administrador aprueba la solicitud y nosotros le acompañamos.\n\nUn saludo,\nKim',
    noGreeting: 'Todo va bien y ahora su administrador aprueba la solicitud.',
    doneStep: 'Por favor, haga clic en Accept.',
    screenshot: '¿Podría enviarnos una captura de pantalla?',
    again: '¿Podría enviar la captura otra vez?',
    count: 'Díganos cuántos permisos ve, por favor.',
    warned: 'Pulse sencillamente Grant admin consent.',
    against: 'Por favor, no pulse Grant admin consent.',
    promise: 'Funcionará antes del viernes.',
    blame: 'Usted debería haber avisado antes.',
    internal: 'Este borrador lo escribió la IA.',
  },
  fr: {
    good: 'Bonjour Ann,\n\nMerci pour votre message, tout va bien. Maintenant, votre administrateur approuve la demande et nous sommes avec vous.\n\nCordialement,\nKim',
    noGreeting: 'Tout va bien et votre administrateur approuve la demande.',
    doneStep: 'Cliquez sur Accept, tout simplement.',
    screenshot: "Pourriez-vous nous envoyer une capture d'écran ?",
    again: 'Pourriez-vous nous renvoyer la capture ?',
    count: "Dites-nous combien d'autorisations vous voyez.",
    warned: 'Appuyez simplement sur Grant admin consent.',
    against: "N'utilisez pas Grant admin consent.",
    promise: 'Cela fonctionnera avant vendredi.',
    blame: 'Vous auriez dû nous prévenir.',
    internal: "Ce brouillon vient de l'IA.",
  },
  de: {
    good: 'Guten Tag Frau Lee,\n\nvielen Dank, alles ist gut. Jetzt genehmigt Ihr Admin die Anfrage: er genehmigt die Anfrage, und wir sind für Sie da.\n\nViele Grüße\nKim',
    noGreeting: 'Alles ist gut, und der Admin genehmigt die Anfrage.',
    doneStep: 'Klicken Sie bitte auf Accept.',
    screenshot: 'Könnten Sie uns einen Screenshot schicken?',
    again: 'Könnten Sie uns den Screenshot noch einmal schicken?',
    count: 'Bitte schreiben Sie uns, wie viele Berechtigungen Sie sehen.',
    warned: 'Klicken Sie einfach auf Grant admin consent.',
    against: 'Klicken Sie auf Grant admin consent bitte nicht.',
    promise: 'Das geht bis Freitag.',
    blame: 'Sie hätten uns das vorher sagen müssen.',
    internal: 'Diesen Entwurf hat die KI geschrieben.',
  },
  pt: {
    good: 'Boa tarde, Ann,\n\nObrigado pela mensagem, está tudo bem. Agora o seu administrador aprova o pedido e nós acompanhamos.\n\nCordialmente,\nKim',
    noGreeting: 'Está tudo bem e agora o seu administrador aprova o pedido.',
    doneStep: 'Por favor, clique em Accept.',
    screenshot: 'Poderia enviar-nos uma captura de tela?',
    again: 'Poderia enviar a captura mais uma vez?',
    count: 'Diga-nos quantas permissões aparecem, por favor.',
    warned: 'Clique simplesmente em Grant admin consent.',
    against: 'Por favor, não clique em Grant admin consent.',
    promise: 'Vai funcionar até sexta.',
    blame: 'A falha foi sua, foi o seu erro.',
    internal: 'Este rascunho foi escrito pela IA.',
  },
};

describe.each(Object.entries(WORDS))('a reply in the language %s', (language, words) => {
  const found = (text: string, of = waiting) => checkDraft({ text, language }, of, article);
  const withMore = (sentence: string) => `${words.good}\n${sentence}`;

  it('is left in peace where nothing speaks against it', () => {
    expect(found(words.good)).toEqual([]);
    expect(found(withMore(words.against))).toEqual([]);
  });

  it('greets', () => {
    expect(found(words.noGreeting)).toEqual(['There is no greeting.']);
  });

  it('leaves no open step out and repeats none that is done', () => {
    const [greeting = ''] = words.good.split('\n');
    expect(found(`${greeting}\n\n${'… '.repeat(30)}`)).toContain(
      'An open step is left out: Approved by the admin.',
    );
    expect(found(withMore(words.doneStep))).toEqual([
      'A step that is done is asked for again: Request sent.',
    ]);
  });

  it('asks for nothing that has come or is not needed', () => {
    const came = [screenshot({ screen: 'permissions_requested', count: 9, problem: null })];
    const broken = [screenshot({ problem: 'is broken', resend: true })];
    expect(found(withMore(words.screenshot))).toEqual(['This asks for a picture that is not needed.']);
    expect(found(withMore(words.screenshot), { ...waiting, screenshots: came })).toEqual([
      'A picture has come, and this asks for one.',
    ]);
    expect(found(withMore(words.again), { ...waiting, screenshots: broken })).toEqual([]);
    expect(found(withMore(words.count))).toEqual(['This asks for a count that is not needed.']);
    const scopes = { ...waiting.scopes, reported: 9, verdict: 'complete' as const };
    expect(found(withMore(words.count), { ...waiting, scopes })).toEqual([
      'A count has come, and this asks for one.',
    ]);
  });

  it('recommends nothing that the article warns of', () => {
    expect(found(withMore(words.warned))).toEqual([`The article warns of this: "${words.warned}"`]);
  });

  it('promises no time, blames nobody, and says nothing that only we know', () => {
    expect(found(withMore(words.promise))).toEqual([`This promises a time: "${words.promise}"`]);
    expect(found(withMore(words.blame))).toEqual([`This sounds like blame: "${words.blame}"`]);
    expect(found(withMore(words.internal))).toEqual([`This is a word of ours: "${words.internal}"`]);
    expect(found(withMore('contact_admin'))).toEqual(['This is a name of ours: "contact_admin"']);
    expect(found(withMore('(support@stepcheck.example)'))).toEqual([]);
  });

  it('is in that language', () => {
    const other = language === 'en' ? 'de' : 'en';
    expect(found(WORDS[other]?.good ?? '')).toEqual([
      expect.stringMatching(/^This seems to be in \w+, not in \w+\.$/),
    ]);
  });
});

it('a link of the article may be any of its translations', () => {
  const links = ['en-us', 'de-de'].map(
    (place) =>
      `https://learn.microsoft.com/${place}/entra/identity/enterprise-apps/configure-admin-consent-workflow`,
  );
  const text = `${WORDS.de?.good}\n${links.join('\n')}`;
  expect(checkDraft({ text, language: 'de' }, waiting, article)).toEqual([]);
  const wrong = text.replace('de-de', 'xx-xx');
  expect(checkDraft({ text: wrong, language: 'de' }, waiting, article)).toHaveLength(1);
});
