import { anyOf, endsWith, type Phrases, wordSet } from './phrases.ts';

export const german: Phrases = {
  greeting: (firstName) => (firstName === null ? 'Guten Tag,' : `Hallo ${firstName},`),
  stepsIntro: 'Ihre nächsten Schritte:',
  signOff: 'Freundliche Grüße',
  and: ' und ',
  questionMark: '?',
  yourMessage: 'Ihre Nachricht',
  atLeast: (count) => `mindestens ${count}`,
  seen: (title, atLeast) => {
    if (atLeast === null) return `die Seite "${title}"`;
    return `die Seite "${title}" mit ${atLeast} ${atLeast === 1 ? 'Berechtigung' : 'Berechtigungen'}`;
  },
  onlyUnreadable: [
    'vielen Dank für das Bild. Leider konnten wir es nicht lesen. Könnten Sie es uns bitte noch einmal schicken, am besten als Screenshot des ganzen Fensters (PNG) statt als Foto?',
    'Wenn Sie mögen, schreiben Sie uns bitte auch kurz dazu, was Sie gerade tun wollten, als es erschien.',
  ],
  guard: {
    greeting:
      /^(guten (tag|morgen|abend)|hallo|hi|liebe[rs]?|sehr geehrte[rs]?|grüß (gott|sie)|grüezi|moin|servus)(?!\p{L})/iu,
    request: anyOf(
      'bitte|könnten sie|können sie|würden sie|schicken|senden|schreiben sie uns|teilen sie uns',
      'brauchen wir|bräuchten wir|wir benötigen|hängen sie|machen sie',
    ),
    screenshot: anyOf('screenshots?|bildschirmfotos?|bildschirmaufnahmen?|bilde?s?|fotos?|bildschirmabzug'),
    sentAgain: anyOf('noch ?(ein)?mal|erneut|nochmals'),
    scopeCount: anyOf('(wie ?viele|die (an)?zahl)[^.?!]* (berechtigung(en)?|scopes?)'),
    asksWhich: anyOf('welche[rs]?|was stimmt'),
    adviceBefore: endsWith(
      'nicht|nie|niemals|kein|keine|keinen|vermeiden|ohne|statt|anstatt|anstelle|auffällt',
    ),
    adviceAfter: /^[^.?!;,:]*(?<!\p{L})(nicht|nie|niemals|vermeiden|meiden|verzichten)(?!\p{L})/iu,
    promisedDate: anyOf(
      '(innerhalb von|binnen|in|in den nächsten) (\\d+|ein(em|er|en)?|zwei|drei|wenigen|ein paar|einigen)( \\p{L}+)? (minuten?|stunden?|tage?n?|wochen?)',
      'bis (heute|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mittag|abend|ende)',
      'heute|morgen früh|morgen|übermorgen|diese woche|nächste woche|garantier(en|t)|wir versprechen',
      '(am|nächsten) (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)',
    ),
    blame: anyOf(
      'ihr (eigener )?fehler|ihre (eigene )?schuld|selbst schuld|fehler ihres admins',
      'sie hätten [^.?!]{0,60}(sollen|müssen)|sie haben [^.?!]{0,40}(vergessen|versäumt)',
      'wie (wir )?(bereits|schon) (gesagt|erwähnt|geschrieben|erklärt|mitgeteilt)',
    ),
    internal: anyOf(
      'ledger|stage|OCR|AI|KI|entwurf|vorlage|sprachmodell|das modell|künstliche intelligenz|stepcheck',
    ),
    little: wordSet(
      'der das und sie ihr ihre ihren ist nicht mit für den ein eine zu auf wird von dem sich auch wir',
    ),
  },
};
