import { anyOf, type Cues } from './cues.ts';

export const portuguese: Cues = {
  negation: anyOf('não(?! (?:só|somente|apenas))|nunca|jamais|ninguém|nenhum|nenhuma|nada|sem|nem|tampouco'),
  future: anyOf(
    'vou|vai|vamos|vão|esper(?!ad)\\p{L}*|aguard\\p{L}*|à espera|pendente|amanhã|em breve|na próxima semana',
    '\\p{L}{3,}(?:arei|erei|irei|ará|erá|irá|aremos|arão|erão|irão)',
  ),
  wanted: anyOf(
    'quero|quer|queremos|gostaria\\p{L}*|devo|deve|devemos|devem|deveria\\p{L}*|(?:tenho|tem|temos|têm) (?:que|de)',
    'pode|posso|podem|poderia\\p{L}*|por favor|precis\\p{L}*|necess\\p{L}*|ser|teria\\p{L}*|tivess\\p{L}*|ficou de|ficaram de|para que|pedi que',
  ),
  uncertain: anyOf(
    '(?:tela|ecrã|mensagem|página|janela|aviso|sistema|pantalla|mensaje|ventana) (?:me |nos )?(?:diz|pede|indica|manda|dice|pide) (?:que|para|pra)',
    'ouvi (?:dizer|falar)|que eu saiba|pelo que (?:sei|sabemos|entendi)|se (?:bem )?me lembro|se não me engano|pensei|pensava|achei|achava',
    'não sei|não sabemos|não tenho certeza|talvez|provavelmente|aparentemente|me pergunto|nem ideia',
    'acho|achamos|suponho|creio|parece|supostamente|alegadamente|afirma|alega|dizem que|pelo visto|ao que parece|quase',
  ),
  afterthought: anyOf('acho|suponho|creio|certo|não é'),
  supposed: anyOf(
    'suponhamos|supondo|suponha|imaginemos|imagine|digamos|e se|como se|o que acontece (?:se|quando)',
  ),
  hearsay: anyOf(
    '(?:artigo|guia|página|ajuda|suporte|e-?mail|texto|vocês?) (?:diz|dizia|dizem|indica|escreveu|escreveram|disse|disseram)|segundo \\p{L}+(?: \\p{L}+)?',
  ),
  instruction: anyOf(
    '(?:marque[m]?|marca|considere|trate|ignore) (?:todos|todas|os|as|o|a|cada|estes|passos?)(?= )|escreva que',
  ),
  retracted: anyOf(
    '(?:mas|porém|o que) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:nega|negou|duvido|é falso|não é verdade)(?: (?:isso))?',
  ),
  corrects: anyOf(
    'correção|corrigindo|retifico|não,? (?:desculp[ea]|espera|perdão|mentira)|desculp[ea],? não|na verdade,? não|(?:eu )?me (?:enganei|confundi)|enganei-me|ou melhor|(?:erro|culpa) (?:meu|minha)|meu erro',
    '(?:isso |isto )?não (?:é|era|foi) (?:verdade|assim|bem assim)|(?:isso |isto )?(?:é|era) (?:falso|mentira)',
  ),
  undone: anyOf(
    '(?:retir|revog|cancel|anul|desativ|desabilit|desfi|remov)(?:ou|ei|aram|ado|ada|eu|eram|ido|z|zeram)|volt(?:ou|aram|ei) atrás|mudou de (?:ideia|opinião)|expirou|expirado|venceu|vencido',
    '(?:cliquei|clicado|apertei) em ["“«]?cancelar|nega(?:m)?(?: que)?|negou (?:que|ter)',
  ),
  pointsBack: anyOf(
    '(?:isso |isto |aquilo |esse |essa )?(?:era|foi|é|eram)|acontece que|refiro-me|me refiro|tratava-se|se tratava',
  ),
  specifies: anyOf('(?:mas |só |apenas )*(?:para|a|em|no|na|com|o do|a do|do|da)|não'),
  elsewhere: anyOf(
    'outr[oa]s? (?:\\p{L}+ )?(?:aplicativo|aplicação|app|ferramenta|programa|produto|empresa|conta|pedido|solicitação|coisa|pessoa)|(?:aplicativo|app|programa|conta|pedido|solicitação) (?:diferente|errad[oa])|por engano|outra coisa|outra pessoa',
  ),
  tag: anyOf('não|certo|né|sim|verdade|correto|não é|ok'),
  past: anyOf('foi|foram|chegou|aconteceu|era|estava'),
  reports: anyOf('diz|disse|responde|respondeu|confirmou'),
  notOnly: anyOf('não (?:só|somente|apenas)'),
  condition: anyOf('se|antes de|caso|desde que|para que'),
  awaited: anyOf('assim que|logo que|uma vez|até que|até'),
  timed: anyOf('quando|depois|após'),
  factive: anyOf('depois|após|porque|embora|apesar|já que|agora que|mas|e'),
  question: anyOf(
    '(?:e |mas |ou )?(?:como(?! (?:admin|usuári|utilizador|responsável|indic|sempre|já )\\p{L}*)|o que|que devo|quem|onde|qual|quais|devo|tenho que|posso|preciso)',
  ),
  why: anyOf('por que|porque é que|porquê|como é que|continua|ainda'),
  preamble: anyOf(
    '(?:só |apenas )?(?:queria|quero|gostaria de) (?:dizer|informar|avisar|comunicar)(?:-lhe|-vos)?|para sua informação|informo que',
  ),
  split: anyOf(
    'mas|porém|contudo|entretanto|embora|porque|depois que|assim que|logo que|uma vez|quando|até que|antes de|agora que',
    'se(?= (?:o|a|os|as|ele|ela|eles|eu|for|meu|nosso)(?!\\p{L}))',
    'e(?= (?:eu|nós|ele|ela|eles|meu|minha|nosso|nossa|o|a|os|agora|ainda|continua|ninguém|não|nada)(?!\\p{L}))',
  ),
};
