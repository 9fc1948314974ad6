import { anyOf, endsWith, type Phrases, wordSet } from './phrases.ts';

export const french: Phrases = {
  greeting: (firstName) => (firstName === null ? 'Bonjour,' : `Bonjour ${firstName},`),
  stepsIntro: 'Vos prochaines étapes :',
  signOff: 'Bien cordialement,',
  and: ' et ',
  questionMark: ' ?',
  yourMessage: 'votre message',
  atLeast: (count) => `au moins ${count}`,
  seen: (title, atLeast) => {
    if (atLeast === null) return `l'écran "${title}"`;
    return `l'écran "${title}" avec ${atLeast} ${atLeast === 1 ? 'autorisation' : 'autorisations'}`;
  },
  onlyUnreadable: [
    "Merci pour l'image. Nous n'avons malheureusement pas réussi à la lire. Pourriez-vous nous la renvoyer, si possible sous forme de capture d'écran de toute la fenêtre (PNG) plutôt que de photo ?",
    "Si vous le pouvez, dites-nous aussi en une phrase ce que vous vouliez faire lorsqu'elle est apparue.",
  ],
  guard: {
    greeting: /^(bonjour|bonsoir|salut|ch[eè]re?s?|madame|monsieur)(?!\p{L})/iu,
    request: anyOf(
      "s['’]il vous pla[iî]t|merci de|pourriez-vous|pouvez-vous|veuillez|envoyez|envoyez-nous|nous envoyer|joindre|joignez",
      'transmettez|nous transmettre|dites-nous|indiquez|nous indiquer|nous avons besoin|il nous faudrait|renvoyez|nous la? ?renvoyer',
    ),
    screenshot: anyOf("captures?( d['’]écran)?|copies? d['’]écran|images?|photos?|screenshots?"),
    sentAgain: anyOf(
      'à nouveau|de nouveau|encore une fois|une nouvelle fois|une fois de plus|renvoyer|renvoyez',
    ),
    scopeCount: anyOf(
      "(combien d['’e]|le nombre d['’e])[^.?!]*(autorisations?|permissions?|scopes?|étendues?)",
      "combien (d['’]autorisations|de permissions)",
    ),
    asksWhich: anyOf('lequel|laquelle|quel(le)?'),
    adviceBefore: endsWith(
      "ne|n['’]utili\\p{L}+|pas|jamais|évite[rz]|éviter|sans|au lieu d[e'’]|plutôt que|ressort|laissez",
    ),
    adviceAfter: null,
    promisedDate: anyOf(
      "(dans|en|sous|d[’']ici) (les? (\\d+ )?prochaine?s? )?(\\d+|une?|deux|trois|quelques)( \\p{L}+)? (minutes?|heures?|jours?|semaines?)",
      "(avant|d[’']ici|pour|jusqu[’']à) (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi|ce soir|la fin d[eu])",
      "aujourd['’]hui|demain|après-demain|ce soir|cette semaine|la semaine prochaine|garanti(e|s|ssons)?|nous vous promettons",
    ),
    blame: anyOf(
      'votre (propre )?(faute|erreur)|par votre faute',
      'vous auriez dû|vous avez (oublié|omis|négligé)|il (fallait|aurait fallu)',
      "comme (déjà|nous vous l[’']avons( déjà)?) (dit|écrit|indiqué|expliqué)",
    ),
    internal: anyOf(
      'ledger|stage|OCR|IA|AI|brouillon|gabarit|modèle de langage|le modèle|intelligence artificielle|stepcheck',
    ),
    little: wordSet('les et vous votre vos est pour pas avec dans ce cette sur nous une il du au ne que'),
  },
};
