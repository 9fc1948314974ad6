import { anyOf, endsWith, type Phrases, wordSet } from './phrases.ts';

// As it is written in Brazil.
export const portuguese: Phrases = {
  greeting: (firstName) => (firstName === null ? 'Olá,' : `Olá, ${firstName},`),
  stepsIntro: 'Os seus próximos passos:',
  signOff: 'Atenciosamente,',
  and: ' e ',
  questionMark: '?',
  yourMessage: 'a sua mensagem',
  atLeast: (count) => `pelo menos ${count}`,
  seen: (title, atLeast) => {
    if (atLeast === null) return `a página "${title}"`;
    return `a página "${title}" com ${atLeast} ${atLeast === 1 ? 'permissão' : 'permissões'}`;
  },
  onlyUnreadable: [
    'Obrigado pela imagem. Infelizmente, não conseguimos lê-la. Poderia enviá-la mais uma vez, como captura da janela inteira (PNG) em vez de uma foto?',
    'Se puder, diga-nos também numa frase o que ia fazer quando ela apareceu.',
  ],
  guard: {
    greeting: /^(ol[aá]|oi|bom dia|boa (tarde|noite)|prezad[oa]s?|car[oa]s?|estimad[oa]s?)(?!\p{L})/iu,
    request: anyOf(
      'por favor|poderia|poderiam|pode|podem|envie|enviem|envie-nos|enviar|enviar-nos|nos enviar|enviá-la|mande|mandar',
      'anexe|anexar|diga-nos|indique|informe|informar|precisamos|compartilhe|partilhe|tire',
    ),
    screenshot: anyOf(
      'capturas?( (da|de) (janela|tela|ecrã|página))?|prints?( (da|de) tela)?|imagens?|imagem|fotos?|screenshots?',
    ),
    sentAgain: anyOf('mais uma vez|outra vez|de novo|novamente'),
    scopeCount: anyOf(
      '(quantas|o número de)[^.?!]* (permissões|permissão|escopos?|[aâ]mbitos?|scopes?)',
      'quantas permissões',
    ),
    asksWhich: anyOf('qual|quais'),
    adviceBefore: endsWith('não|nunca|jamais|evite|evitar|evitem|sem|em vez de|ao invés de|chama a atenção'),
    adviceAfter: null,
    promisedDate: anyOf(
      '(em|dentro de|nas próximas|nos próximos|daqui a) (\\d+|uma?|dois|duas|três|poucos|poucas|alguns|algumas)( \\p{L}+)? (minutos?|horas?|dias?|semanas?)',
      '(até|antes d[eo]|na|no próximo) (segunda|terça|quarta|quinta|sexta|sábado|domingo|meio-dia|(o )?(final|fim) d[aeo])',
      'hoje|amanhã|depois de amanhã|esta semana|nesta semana|próxima semana|semana que vem|garantimos|garantido|prometemos',
    ),
    blame: anyOf(
      '(seu|o seu|teu) (próprio )?erro|(sua|tua) (própria )?culpa|falha sua',
      '(deveria|deveriam|devia|tinha de|tinha que) ter|esqueceu(-se)?( de)?',
      'como (já|tínhamos) (dissemos|disse|dito|explicamos|explicámos|informamos)',
    ),
    internal: anyOf(
      'ledger|stage|OCR|IA|AI|rascunho|modelo de linguagem|o modelo|inteligência artificial|stepcheck',
    ),
    little: wordSet('o os e seu sua seus suas uma um do da dos das não em ao pelo pela é está são você'),
  },
};
