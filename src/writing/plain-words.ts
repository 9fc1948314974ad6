/** The words that a rewording may bring in, and those of which it may neither add nor drop one. */
export interface PlainWords {
  /** Little words and words of courtesy. No word that asks, promises, dates, claims or names anything. */
  courtesy: ReadonlySet<string>;
  /** What turns a sentence round. */
  negation: RegExp;
  /** What a sentence is tied to. */
  condition: RegExp;
  /** The desk as the one who acts. */
  weAct: RegExp;
}

// Another language is one more entry here.
const PLAIN: Record<string, PlainWords> = {
  en: {
    courtesy: words(
      `a an the this that these those it its they them their you your yours yourself we us our i me my to of in on at
      for from with by as into about over through up out so and but also too just then there here what which who how
      where all any some each both more most much many very quite really still again well good great fine easy easily
      simple simply quick quickly smoothly little bit thank thanks sorry apologies hello hi dear happy glad pleased kind
      kindly please help helps helping welcome course sure feel free let know get getting touch reach reaching writing
      question questions anything else something understand appreciate patience frustrating annoying inconvenience
      trouble hassle way meantime while next first finally below above following is are be being do does can could
      would may might like it's that's there's you're we're i'm let's here's`,
    ),
    negation: /\b(?:not|no|never|nothing|nobody|none|without|cannot)\b|n['’]t\b/gi,
    condition: /\b(?:if|once|when|until|unless|before|after|only|instead|either|or|whether)\b/gi,
    weAct: /\b(?:we|i)(?:['’](?:ll|ve|re|d|m))?\b|\bour (?:team|engineers|developers|colleagues)\b/gi,
  },
  de: {
    courtesy: words(
      `der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem es sie er ihr ihre
      ihren ihrem ihrer ihnen du dein deine dir dich wir uns unser unsere ich mich mir und aber auch dann so zu zum zur
      von vom in im an am auf für mit bei beim nach aus über durch um als wie was wer wo hier da dort dazu dafür damit
      dabei gern gerne bitte danke vielen dank herzlichen hallo guten tag liebe lieber leid entschuldigung
      unannehmlichkeiten mühe geduld verständnis hilfe helfen weiter natürlich selbstverständlich einfach kurz gut ganz
      sehr etwas alles noch einmal wieder weiterhin inzwischen zwischenzeit zunächst zuerst anschließend folgenden
      folgende unten oben ist sind sein kann können könnte könnten dürfen mögen lassen melden frage fragen verstehen
      ärgerlich weg schritt schritte dass`,
    ),
    negation: /(?<!\p{L})(?:nicht|kein\p{L}*|nie|niemals|nichts|niemand|ohne)(?!\p{L})/giu,
    condition:
      /(?<!\p{L})(?:wenn|falls|sobald|bis|bevor|nachdem|nur|stattdessen|entweder|oder|ob|erst)(?!\p{L})/giu,
    weAct: /(?<!\p{L})(?:wir|ich|unser (?:team|kollege))(?!\p{L})/giu,
  },
  es: {
    courtesy: words(
      `el la los las lo un una unos unas este esta esto estos estas ese esa eso esos esas que quien cual como donde cuyo
      su sus tu tus le les te se me nos nuestro nuestra usted ustedes y e pero también entonces así de del a al en con
      por para sobre desde hacia entre muy más mucho mucha bien buen buena bueno gracias muchas hola estimado estimada
      saludo favor lamento lamentamos sentimos siento disculpe disculpa molestia molestias paciencia ayuda ayudar ayudarle
      gusto encantados claro supuesto fácil sencillo rápido poco todo toda todos todas algo cualquier duda dudas pregunta
      mientras tanto primero luego después siguiente siguientes continuación aquí abajo arriba es son ser está están
      puede pueden podría podrían quedamos entendemos agradecemos esperamos comprensión forma manera paso pasos`,
    ),
    negation: /(?<!\p{L})(?:no|nunca|jamás|nada|nadie|ningún|ninguna|ninguno|sin|tampoco)(?!\p{L})/giu,
    condition:
      /(?<!\p{L})(?:si|cuando|hasta|antes|una vez|solo|sólo|salvo|o|en lugar|en vez|mientras no)(?!\p{L})/giu,
    weAct: /(?<!\p{L})(?:yo|nosotros|\p{L}{2,}[aei]mos|nuestro equipo)(?!\p{L})/giu,
  },
  fr: {
    courtesy: words(
      `le la les l un une des du de d au aux ce cet cette ces cela ça ceci c il elle ils elles on vous votre vos nous
      notre nos je me m se s leur leurs lui y en et mais aussi alors ainsi à dans sur sous pour par avec chez vers entre
      que qu qui quoi dont où comme très plus bien bon bonne merci beaucoup bonjour madame monsieur cher chère désolé
      désolés désolée excuses excuser gêne désagrément patience compréhension aide aider volontiers bien sûr entendu
      facile simple rapidement peu tout toute tous toutes quelque quelques chose question questions attendant ensuite puis
      d'abord suivant suivante suivantes ci-dessous ci-dessus ici voici est sont être peut peuvent peut-être pouvez
      pourriez pourrait hésitez comprenons remercions espérons manière façon étape étapes plaisir`,
    ),
    negation: /(?<!\p{L})(?:pas|jamais|rien|aucune?|personne|sans|ni)(?!\p{L})/giu,
    condition:
      /(?<!\p{L})(?:si|s['’]il|s['’]ils|lorsque|lorsqu|quand|dès|jusqu|avant|une fois|seulement|sauf|ou|au lieu|plutôt|tant)(?!\p{L})/giu,
    weAct: /(?<!\p{L})(?:nous|je|j|on|notre équipe)(?!\p{L})/giu,
  },
  pt: {
    courtesy: words(
      `o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas que quem qual como onde seu sua
      seus suas lhe lhes se me nos nosso nossa você vocês e mas também então assim de do da dos das a ao à aos às em no
      na nos nas com por pelo pela para sobre desde entre muito muita mais bem bom boa obrigado obrigada olá caro cara
      cumprimentos favor lamento lamentamos desculpe desculpas incómodo incômodo transtorno paciência compreensão ajuda
      ajudar gosto prazer claro certeza fácil simples rápido pouco tudo todo toda todos todas algo alguma algum qualquer
      dúvida dúvidas pergunta enquanto isso primeiro depois seguir seguinte seguintes aqui abaixo acima é são ser está
      estão pode podem poderia poderiam entendemos agradecemos esperamos ficamos disposição forma maneira passo passos`,
    ),
    negation: /(?<!\p{L})(?:não|nunca|jamais|nada|ninguém|nenhum|nenhuma|sem|nem)(?!\p{L})/giu,
    condition:
      /(?<!\p{L})(?:se|quando|até|antes|assim que|uma vez|apenas|só|salvo|ou|em vez|a menos)(?!\p{L})/giu,
    weAct: /(?<!\p{L})(?:eu|nós|\p{L}{2,}[aei]mos|nossa equipa|nossa equipe)(?!\p{L})/giu,
  },
};

/** Null for a language in which no rewording can be checked. */
export function plainWords(language: string): PlainWords | null {
  return PLAIN[language] ?? null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
