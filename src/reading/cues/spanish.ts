import { anyOf, type Cues } from './cues.ts';

export const spanish: Cues = {
  negation: anyOf(
    'no(?! (?:solo|sólo|solamente|únicamente))|nunca|jamás|nadie|ningún|ninguna|ninguno|nada|sin|ni|tampoco',
  ),
  future: anyOf(
    'voy a|va a|vamos a|van a|esper(?!ad)\\p{L}*|pendiente|(?<!(?:esta|la|de|ayer|hoy) )mañana|pronto|la (?:próxima semana|semana que viene)',
    '\\p{L}{3,}(?:aré|eré|iré|ará|erá|irá|aremos|eremos|iremos|arán|erán|irán)',
  ),
  wanted: anyOf(
    'quiero|quiere|queremos|quisiera|debo|debe|debemos|deben|debería\\p{L}*|tengo que|tiene que|tenemos que|tienen que',
    'hay que|puede|puedo|pueden|podría\\p{L}*|por favor|necesit\\p{L}*|requier\\p{L}*|ser|habría\\p{L}*|hubiera\\p{L}*|hubiese\\p{L}*|gustaría|para que|pedido que|pedí que',
  ),
  uncertain: anyOf(
    '(?:pantalla|mensaje|página|ventana|aviso|cartel|cuadro|sistema) (?:me |nos )?(?:dice|pide|indica|sugiere) que',
    '(?:he|hemos) oído|oí que|que (?:yo )?sepa|por lo que (?:sé|sabemos|entiendo)|si (?:mal )?no recuerdo|si recuerdo bien|pensé|pensaba|creía',
    'no sé|no sabemos|no estoy segur[oa]|quizás?|tal vez|probablemente|al parecer|me pregunto|ni idea|a lo mejor',
    'creo|creemos|supongo|suponemos|parece|supuestamente|presuntamente|afirma|asegura|dicen que|por lo visto|según parece|casi',
  ),
  afterthought: anyOf('creo|supongo|verdad|no|me parece'),
  supposed: anyOf('supongamos|suponiendo|imaginemos|pongamos|digamos|y si|como si|qué pasa (?:si|cuando)'),
  hearsay: anyOf(
    '(?:artículo|guía|página|ayuda|soporte|correo|texto|ustedes?) (?:dice|decía|dicen|indica|escribió|escribieron|dijo|dijeron)|según \\p{L}+(?: \\p{L}+)?',
  ),
  instruction: anyOf(
    '(?:marca[rd]?|marque|marquen|considera|considere|trata|trate|ignora|ignore) (?:todos|todas|los|las|el|la|cada|estos|pasos?)(?= )|escrib[ae] que',
  ),
  retracted: anyOf(
    '(?:pero|aunque|lo que|lo cual) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:niega|negó|duda|dudo|es falso|no es (?:cierto|verdad))(?: (?:él|ella|eso|ello))*',
  ),
  corrects: anyOf(
    'corrección|rectifico|no,? (?:perdón|espera|espere|mentira)|perdón,? no|en realidad,? no|me (?:equivoqué|he equivocado|confundí)|mejor dicho|(?:error|culpa) mí[oa]|mi error',
    '(?:eso |esto )?no (?:es|era|fue) (?:cierto|verdad|así)|(?:eso |esto )?(?:es|era) falso',
  ),
  undone: anyOf(
    '(?:retir|revoc|cancel|anul|desactiv|deshabilit|deshi|elimin|revirt)(?:ó|é|aron|ado|ada|ió|ieron|ido|zo|cieron)|(?:echó|dio|dieron|echaron) (?:marcha )?atrás|cambió de (?:idea|opinión)|caducó|expiró|caducado|vencido|expirado',
    '(?:pulsé|pulsado|clic en|di a|dado a|hice clic en) ["“«]?cancelar|(?:lo |la )?niega(?:n)?|negó haberl[oa]',
  ),
  pointsBack: anyOf(
    '(?:eso |esto |aquello |ese |esa )?(?:era|fue|es|eran)|(?:eso |esto )?resultó|result(?:a|ó) que|me refiero|me refería|se trataba',
  ),
  specifies: anyOf('(?:pero |solo |sólo )*(?:para|a|en|con|de|el de|la de)|no'),
  elsewhere: anyOf(
    '(?:otr[oa]s?|(?:la|el) \\p{L}+ equivocad[oa]|distint[oa]) (?:\\p{L}+ )?(?:aplicación|app|herramienta|programa|producto|empresa|cuenta|solicitud|cosa|persona)|(?:aplicación|app|programa|empresa|cuenta|solicitud) (?:distint[oa]|diferente|equivocad[oa])|por error|por equivocación|alguien más|otra cosa',
  ),
  tag: anyOf('no|verdad|sí|cierto|correcto|no es así|no es cierto|vale'),
  past: anyOf('fue|fueron|llegó|pasó|era|estaba'),
  reports: anyOf('dice|dijo|responde|respondió|confirmó|contestó'),
  notOnly: anyOf('no (?:solo|sólo|solamente|únicamente)'),
  condition: anyOf('si|antes de|siempre que|siempre y cuando|en caso|para que|mientras no'),
  awaited: anyOf('en cuanto|una vez|hasta que|hasta'),
  timed: anyOf('cuando|después'),
  factive: anyOf('después|desde|porque|aunque|a pesar|ya que|ahora que|pero|y'),
  question: anyOf(
    '(?:y |pero |o )?(?:cómo(?! (?:admin|usuari|responsable|indic|siempre|ya )\\p{L}*)|qué|quién|dónde|cuál(?:es)?|debo|tengo que|puedo|hay que)',
  ),
  why: anyOf('por qué|cómo es que|sigue|todavía'),
  preamble: anyOf(
    '(?:solo |sólo )?(?:quería|quiero|queríamos) (?:decir|informar|avisar|comentar)(?:les|le|os)?|para su información|les? informo',
  ),
  split: anyOf(
    'pero|sin embargo|aunque|porque|después de que|en cuanto|una vez|cuando|si|hasta que|antes de|ahora que|ya que',
    'y(?= (?:yo|nosotros|él|ella|ellos|mi|nuestr[oa]|el|la|los|ahora|todavía|aún|sigue|nadie|no|nada|lo|me)(?!\\p{L}))',
  ),
};
