import { anyOf, type Cues } from './cues.ts';

export const french: Cues = {
  negation: anyOf(`ne|n['’](?=\\p{L})|pas|jamais|aucune?|personne n['’]\\p{L}*|rien|sans|ni`, `n['’]\\p{L}+`),
  future: anyOf(
    'vais|va|allons|vont|espèr\\p{L}*|attend\\p{L}*|en attente|demain|bientôt|la semaine prochaine',
    '\\p{L}{3,}er(?:ai|as|ont|ons|ez)',
  ),
  wanted: anyOf(
    'veux|veut|voulons|voudr\\p{L}*|souhait\\p{L}*|dois|doit|devons|doivent|devr\\p{L}*|faut|faudr\\p{L}*',
    `peut|peux|pouv\\p{L}*|pourr\\p{L}*|merci de|merci d['’]|veuillez|besoin|nécessit\\p{L}*|être`,
    `(?:ai|a|avons|ont) demandé .{0,40} (?:de|d['’]\\p{L}+)`,
  ),
  uncertain: anyOf(
    'sais pas|savons pas|pas sûre?s?|peut-être|sans doute|apparemment|probablement|aucune idée',
    '(?:je|nous) (?:pense|pensons|crois|croyons|suppose|supposons)|me demande|semble|prétend\\p{L}*|soi-disant|prétendument|paraît-il',
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
  condition: anyOf(`si|s['’]il|s['’]ils|avant|afin|pour que|à condition`),
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
    'mais|cependant|toutefois|pourtant|bien que|alors que|parce que|car|après que|dès que|une fois|lorsque|quand|si',
    `avant|jusqu['’]à|maintenant que|puisque`,
    `et(?= (?:je|j['’]\\p{L}+|nous|il|elle|ils|on|mon|ma|notre|le|la|l['’]\\p{L}+|maintenant|toujours|rien|personne|ça|a)(?!\\p{L}))`,
  ),
};
