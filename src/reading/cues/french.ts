import { anyOf, type Cues } from './cues.ts';

export const french: Cues = {
  negation: anyOf(
    // "Ne ... que" is "only".
    `ne(?! \\p{L}+ que )|n['’](?=\\p{L})(?!\\p{L}+ (?:\\p{L}+ )?que )|pas(?! (?:seulement|uniquement))|jamais|aucune?|personne n['’]\\p{L}*|rien|sans|ni`,
    `n['’]\\p{L}+(?! (?:\\p{L}+ )?que )`,
  ),
  future: anyOf(
    'vais|va|allons|vont|espèr\\p{L}*|attend\\p{L}*|en attente|demain|bientôt|la semaine prochaine',
    '\\p{L}{3,}er(?:ai|as|ont|ons|ez)',
  ),
  wanted: anyOf(
    'veux|veut|voulons|voudr\\p{L}*|souhait\\p{L}*|dois|doit|devons|doivent|devr\\p{L}*|faut|faudr\\p{L}*',
    `peut|peux|pouv\\p{L}*|pourr\\p{L}*|merci de|merci d['’]|veuillez|besoin|nécessit\\p{L}*|être`,
    `aurai[st]|aurions|auraient|serai[st]|seraient|aimerai[st]`,
    `(?:ai|a|avons|ont) demandé .{0,40} (?:de|d['’]\\p{L}+)`,
  ),
  uncertain: anyOf(
    'il para[iî]t',
    `(?:écran|page|message|fenêtre|système) (?:me |nous )?(?:dit|demande|indique|propose) (?:que|de|d['’]\\p{L}+)`,
    `d['’]après ce (?:que|qu['’])|à ma connaissance|(?:j['’]ai|on a|nous avons) entendu|si je me souviens|autant que je sache|je croyais|je pensais`,
    'sais pas|savons pas|pas sûre?s?|peut-être|sans doute|apparemment|probablement|aucune idée',
    '(?:je|nous) (?:pense|pensons|crois|croyons|suppose|supposons)|je me demande|semble|prétend\\p{L}*|soi-disant|prétendument|paraît-il',
  ),
  afterthought: anyOf(`je (?:crois|pense|suppose)|non|n['’]est-ce pas|peut-être`),
  supposed: anyOf(
    'supposons|à supposer|en supposant|imaginons|admettons|disons|et si|comme si|que se passe-t-il (?:si|quand|une fois)',
  ),
  hearsay: anyOf(
    '(?:article|guide|page|aide|support|mail|courriel|texte|vous) (?:dit|disait|disent|indique|précise|écrit|avez (?:dit|écrit))|selon \\p{L}+(?: \\p{L}+)?',
  ),
  instruction: anyOf(
    `(?:marque[zr]?|considère|considérez|traite[zr]?|ignore[zr]?|note[zr]? comme) (?:toutes?|tous|les?|la|l['’]|chaque|ces?|étapes?)(?= )|écri(?:s|vez) que`,
  ),
  retracted: anyOf(
    `(?:mais|or|ce qui|ce que) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:nie|dément|conteste|doute|est faux|n['’]est pas vrai)`,
  ),
  corrects: anyOf(
    `correction|rectification|(?:non|ah non|euh non),? (?:pardon|attendez|en fait|je me trompe)|pardon,? non|en fait,? non|je me suis trompée?|(?:mon|erreur de ma) (?:erreur|part)|je rectifie|ou plutôt`,
    `(?:ce n['’]est|c['’]est|c['’]était|ce n['’]était) (?:pas (?:vrai|le cas|exact)|faux|une erreur)`,
  ),
  undone: anyOf(
    `(?:retiré|annulé|révoqué|supprimé|désactivé|désapprouvé)e?s?|revenue?s? (?:en arrière|sur (?:sa|leur|cette) décision)|est revenue? dessus|expirée?|cliqué sur ["«“]?\\s?annuler`,
    `(?:nie|nient|dément|conteste)(?: (?:l['’]avoir|le|avoir|les faits))?`,
  ),
  pointsBack: anyOf(
    `c['’](?:était|est)|cela (?:était|concernait)|ça (?:était|concernait)|il s['’]agissait|il s['’]avère|je (?:parle|parlais) (?:de|d['’]\\p{L}+)|ce fut`,
  ),
  specifies: anyOf(`(?:mais |seulement |juste )*(?:pour|à|dans|sur|avec|chez|celui de|celle de)|pas`),
  elsewhere: anyOf(
    `(?:une?|l['’]|d['’]une?) ?autre (?:\\p{L}+ )?(?:application|appli|app|outil|logiciel|programme|produit|société|compte|demande|chose|personne)|la mauvaise (?:application|appli|demande)|par erreur|autre chose|quelqu['’]un d['’]autre`,
  ),
  tag: anyOf(`non|oui|n['’]est-ce pas|hein|c['’]est (?:ça|bien ça)|d['’]accord|correct|vrai`),
  past: anyOf('est-elle|est-il|était|étaient|allée?|partie?|passée?'),
  reports: anyOf('dit|répond|répondu|confirmé|affirmé'),
  notOnly: anyOf('pas (?:seulement|uniquement|que)|non seulement'),
  condition: anyOf(`si|s['’]il|s['’]ils|avant|afin|pour que|à condition|tant que|pourvu que`),
  awaited: anyOf(`dès que|dès qu['’]il|une fois|jusqu['’]à|lorsque`),
  timed: anyOf('quand|après'),
  factive: anyOf('après|depuis|parce|car|bien que|alors que|maintenant que|puisque|mais|et'),
  question: anyOf(
    '(?:et |mais |ou )?(?:est-ce|a-t-il|a-t-elle|ont-ils|avez-vous|pouvez-vous|dois-je|faut-il|puis-je|doit-il)',
    'comment|qui|où|quel\\p{L}*|que (?:faire|dois|puis)',
  ),
  why: anyOf('pourquoi|comment se fait|toujours|encore'),
  preamble: anyOf(
    '(?:je )?(?:voulais|souhaite|tenais à) (?:juste )?(?:vous )?(?:dire|informer|signaler)|pour (?:votre )?info(?:rmation)?',
  ),
  split: anyOf(
    'mais|cependant|toutefois|pourtant|bien que|alors que|parce que|car|après que|dès que|une fois|lorsque|quand|tant que|si',
    `avant|jusqu['’]à|maintenant que|puisque`,
    `et(?= (?:je|j['’]\\p{L}+|nous|il|elle|ils|on|mon|ma|notre|le|la|l['’]\\p{L}+|maintenant|toujours|rien|personne|ça|a)(?!\\p{L}))`,
  ),
};
