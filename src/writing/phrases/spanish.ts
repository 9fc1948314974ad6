import { anyOf, endsWith, type Phrases, wordSet } from './phrases.ts';

export const spanish: Phrases = {
  greeting: (firstName) => (firstName === null ? 'Hola:' : `Hola, ${firstName}:`),
  stepsIntro: 'Sus próximos pasos:',
  signOff: 'Un cordial saludo,',
  and: ' y ',
  questionMark: '?',
  yourMessage: 'su mensaje',
  atLeast: (count) => `al menos ${count}`,
  seen: (title, atLeast) => {
    if (atLeast === null) return `la pantalla "${title}"`;
    return `la pantalla "${title}" con ${atLeast} ${atLeast === 1 ? 'permiso' : 'permisos'}`;
  },
  onlyUnreadable: [
    'Gracias por la imagen. Por desgracia, no hemos podido leerla. ¿Podría enviarla otra vez, como captura de pantalla de toda la ventana (PNG) en lugar de una foto?',
    'Si puede, cuéntenos también en una frase qué iba a hacer cuando apareció.',
  ],
  guard: {
    greeting:
      /^(¡?hola|buen(os|as)? (días|dia|día|tardes|noches)|estimad[oa]s?|querid[oa]s?|saludos)(?!\p{L})/iu,
    request: anyOf(
      'por favor|podría|podrían|puede|pueden|podrías|puedes|envíe|envíen|envíenos|enviarnos|envíanos|mande|mándenos|mandarnos',
      'adjunte|adjuntar|díganos|indíquenos|indicarnos|decirnos|necesitamos|comparta|haga una|haga llegar',
    ),
    screenshot: anyOf('capturas?( de (la )?pantalla)?|pantallazos?|im[aá]gen(es)?|fotos?|screenshots?'),
    sentAgain: anyOf('otra vez|de nuevo|una vez más|nuevamente'),
    scopeCount: anyOf(
      '(cu[aá]ntos|el n[uú]mero de)[^.?!]* (permisos?|[aá]mbitos?|scopes?)',
      'cu[aá]ntos permisos',
    ),
    asksWhich: anyOf('cu[aá]l(es)?'),
    adviceBefore: endsWith(
      'no|nunca|jam[aá]s|evite|evitar|eviten|sin|en lugar de|en vez de|llama la atención',
    ),
    adviceAfter: null,
    promisedDate: anyOf(
      '(en|dentro de) (las? próximas? |los próximos )?(\\d+|un[oa]?s?|dos|tres|pocos|pocas|algunos|algunas)( \\p{L}+)? (minutos?|horas?|días?|semanas?)',
      '(antes de|antes del|para el|hasta el|el) (mediodía|lunes|martes|miércoles|jueves|viernes|sábado|domingo)',
      'hoy|mañana|pasado mañana|esta semana|la próxima semana|la semana que viene|garantiza(mos|do)?|le prometemos',
    ),
    blame: anyOf(
      '(su|tu) (propio )?(error|culpa|fallo)|por culpa (suya|de su)',
      '(debería|deberían|deberías|tendría que|tenía que) haber|usted (debió|olvidó)|se (le|te) olvidó|olvidó usted',
      'como ya (le |les )?(dijimos|hemos dicho|dije|explicamos|indicamos|comentamos)',
    ),
    internal: anyOf(
      'ledger|stage|OCR|IA|AI|borrador|plantilla|modelo de lenguaje|el modelo|inteligencia artificial|stepcheck',
    ),
    little: wordSet('el los y su sus usted una las del lo esta este si ya hay muy cuando donde qué está le'),
  },
};
