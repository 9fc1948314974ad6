import { tokensOf } from './tokens.ts';

/**
 * Whether these words want no answer of their own: what the reply as a whole says ("can you help?", "what now?"), or
 * what is asked for the sake of it ("what am I paying for?").
 */
export function asksNothing(words: string): boolean {
  const plain = tokensOf(words)
    .map(({ form }) => form)
    .join(' ')
    .replace(/\b(what|who|where|how|that|it|there)s\b/g, '$1 is');
  const core = plain.replace(AT_THE_EDGES, '').trim();
  return core === '' || NO_QUESTION.test(core);
}

// Below all is in small letters, without accents and marks, one space between words.

const AROUND =
  'hi|hello|hey|dear|so|and|but|or|ok|okay|well|then|now|please|pls|thanks|thank you|many thanks|sorry|also|just|anyway|um|uh|team|all|guys|folks|there|here|quick question|question|at this point|from here|kindly|bitte|danke|jetzt|nun|denn|eigentlich|und|also|hallo|s il vous plait|sil vous plait|svp|merci|maintenant|alors|bonjour|et|donc|por favor|gracias|ahora|entonces|hola|y|pues|obrigado|obrigada|agora|entao|ola|e';
const AT_THE_EDGES = new RegExp(`^(?:(?:${AROUND})(?: |$))+|(?: (?:${AROUND}))+$`, 'g');

const ME = '(?:me|us|them)';
const THIS =
  '(?:this|that|it|these|(?:the|this|my|our|that) (?:issue|problem|error|matter|message|thing|screen|page|account|login|app|situation))';
/** Words that make nothing more precise. */
const TAIL =
  '(?: (?:me|us|out|with|this|that|it|the|issue|problem|error|thing|matter|message|screen|page|get|getting|fix|fixed|solve|sort|sorted|resolve|resolved|done|approved|in|into|to|for|log|sign|back|asap|quickly|today|next|instead|now|then|on|of|my|our|your|side|end|account|app|login|access|again|past|around|through|about|working|work|here|there|up|please|right|immediately|soon|microsoft|jump|know|do|be))*';

const ENGLISH = [
  `(?:can|could|would|will|may) (?:you|u|anyone|anybody|someone|somebody|i)(?: guys| all| folks| possibly| maybe| kindly| please)* (?:help|assist|advise|get help|get some help|take a look|have a look|look into|look at|fix|sort|resolve|solve|get back|explain|clarify|guide|do something|do anything)${TAIL}`,
  `(?:can|could) you (?:please )?(?:tell|let|show|advise) ${ME} (?:know )?(?:what|how) (?:to|i should|we should|i can|we can|i need to|do i|next)${TAIL}`,
  `what (?:should|do|can|must|shall|would|could|am|are|did) (?:i|we|one|they|you)(?: supposed to| need to| have to| going to| advise| suggest| recommend| do| try| doing wrong| miss| missing)*${TAIL}`,
  `what(?: is| was)?(?: now| next| else| then| gives| going on| up| this| that| it| wrong| went wrong| happened| happening| missing| the next step| the fix| the solution| the problem| the issue| the deal| all about)+${TAIL}`,
  `what are the next steps|what ${THIS}|what (?:does|do) ${THIS}(?: even| actually)? mean`,
  `how(?: do| can| should| would| could| to| might| am| are)(?: i| we| one)?(?: supposed to)? (?:fix|solve|resolve|proceed|continue|get|go on|go ahead|sort|do|sign in|log in|make|move forward|go about)(?: work| go away| happen)?${TAIL}(?: work| go away| happen)?`,
  '(?:(?:have you|do you have|you got|got|is there|are there) )?(?:any|a|some) (?:good )?(?:ideas?|thoughts?|suggestions?|help|advice|tips?|clues?|tricks?|hints?|pointers?|guidance|input|solution|fix|workaround)(?: (?:you know of|to this|for this|around this|why|what to do|how to (?:fix|solve) (?:this|it)))?',
  `is there (?:a|any|some) way${TAIL}`,
  'ideas?|help|thoughts?|suggestions?|advice|anyone|anybody|anything|status|next steps?|(?:(?:any|have|got|more) )?questions?|update|fix|solution|why|why not|how|what|huh|when|who',
  `why (?:is|does|do|am|are|cant|cannot|can|wont|isnt) (?:i|we|${THIS})(?: still| keep| always| not| getting| seeing| see| happening| happen| blocked| locked| out| so| like)*${TAIL}`,
  `(?:(?:is there )?(?:any|some)thing (?:else |more )?)(?:(?:i|we|you) (?:can|should|need to|must|could|have to) do|needed|missing|to do|required|wrong|else|more)?${TAIL}`,
  `am i missing (?:something|anything)${TAIL}`,
  '(?:does|do|did|is|are) (?:that|this|it|you) (?:make sense|help|clear|ok|okay|alright|all right|fine|sound (?:right|ok|good)|understand|see|follow|get it|with me)',
  'right|correct|yes|no|sound good|make sense|you know|see|understood|deal|true',
  'how (?:are you|is it going|is everything|are things|have you been)(?: doing| today| all)*',
  `do you (?:know|have any idea|have an idea) (?:what to do|how to fix|what is wrong|why|what this is)${TAIL}`,
  `who can (?:help|fix)${TAIL}|where do (?:i|we) (?:start|begin|go)`,
  `(?:(?:let ${ME} know|tell ${ME}|advise(?: ${ME})?|show ${ME}) )(?:what|how)(?: the| i| we| you| they| end| users?| next| steps?| should| can| must| need| think| do| does| proceed| continue| has| have| is| are| their)*${TAIL}`,
];

const GERMAN = [
  '(?:konnen|konnt|kannst|konnten|konntet) (?:sie|ihr|du)(?: mir| uns| da| dabei| hier| bitte| vielleicht| das| kurz| damit| weiter)* ?(?:weiter)?(?:helfen|prufen|ansehen|anschauen|losen|beheben)',
  'was (?:soll|muss|kann|sollen|mussen|konnen|mache|machen|tun)(?: ich| wir| man| da| hier| noch| jetzt| nun| dagegen| falsch| als nachstes| tun| machen| unternehmen)*',
  '(?:was|wie|und)(?: jetzt| nun| tun| weiter| ist das| ist los| ist da los| ist zu tun| bedeutet das| heisst das| geht es| geht das)+(?: jetzt| nun| weiter)*',
  'wie (?:kann|soll|muss|konnen|komme|kommen|lose|behebe)(?: ich| wir| man| da| das| dies| dieses| problem| hier| jetzt| nun| wieder| losen| beheben| machen| rein| weiter| vorgehen| tun)*',
  '(?:(?:haben sie|habt ihr|gibt es|irgendeine?|irgendwelche|eine) )*(?:ideen?|hilfe|losung|tipps?|vorschlage?)|warum(?: ist das so| geht das nicht| das)?|wieso|woran liegt das',
];

const FRENCH = [
  '(?:pouvez|pourriez|peux|pourrais) (?:vous|tu)(?: m| nous| me| s il vous plait)* (?:aider|depanner|conseiller|eclairer|assister)(?: a| sur| avec| pour| ce| cela| ca| resoudre| regler| probleme| point)*',
  '(?:que|quoi) (?:faire|dois je faire|puis je faire|faut il faire|devons nous faire)|qu est ce (?:que je (?:dois|peux) faire|que c est|que cela (?:veut dire|signifie)|que ca veut dire)|c est quoi',
  'comment (?:faire|proceder|puis je (?:faire|proceder)|dois je (?:faire|proceder)|(?:regler|resoudre|corriger) (?:ca|cela|ce probleme))|(?:(?:une|des|avez vous une|de l) )?(?:idees?|solution|aide|piste)|pourquoi',
];

const SPANISH = [
  '(?:(?:me|nos) )?(?:pueden?|podrian?|podeis|puedes|podrias)(?: ustedes)? (?:ayudar(?:me|nos)?|echar(?:me|nos)? una mano|orientar(?:me|nos)?)(?: con esto| con este problema)?',
  'que (?:hago|hacemos|debo hacer|debemos hacer|tengo que hacer|tenemos que hacer|puedo hacer|podemos hacer|se hace|es esto|es eso|significa(?: esto| eso)?|pasa|hay que hacer|mas)|y ahora que|ahora que',
  'como (?:(?:lo|la|se) )?(?:arreglo|soluciono|resuelvo|hago|procedo|soluciona|arregla|puedo (?:arreglar|solucionar|resolver)(?:lo)?|debo proceder)(?: esto| eso| este problema)?|alguna? (?:idea|sugerencia|solucion|consejo)|ayuda|por que',
];

const PORTUGUESE = [
  '(?:voces? )?(?:(?:me|nos) )?(?:podem?|poderiam?|podes|conseguem?)(?: me| nos)? (?:ajudar(?: me| nos)?|auxiliar|orientar)(?: com isso| com isto| nisso| nisto)?',
  'o que (?:faco|fazemos|devo fazer|posso fazer|devemos fazer|podemos fazer|tenho (?:de|que) fazer|fazer|e isso|e isto|significa(?: isso| isto)?)|como (?:resolvo|resolver|faco|fazer|procedo|proceder|posso resolver|devo proceder)(?: isso| isto| esse problema| este problema)?|alguma? (?:ideia|sugestao|solucao)|ajuda|por que|porque',
];

/** Asked to say something, not to be answered. */
const RHETORICAL = [
  'what (?:am|are|do) (?:i|we)(?: even| actually)? (?:paying|pay) (?:.* )?for(?: .*)?',
  '(?:are you|is this|are you guys) (?:kidding|serious|joking|a joke|for real)(?: .*)?|seriously|really|for real|surprised|remember|guess what',
  'who (?:knows|cares|would have thought|has time)(?: .*)?|how (?:hard|difficult|complicated) (?:can|could) (?:it|this|that)(?: .*)?',
  '(?:what|where) (?:is|was|would be) the (?:point|use|sense|logic)(?: .*)?|why (?:bother|on earth|in the world|the hell|would anyone|must everything|is everything|is nothing)(?: .*)?|(?:.* )?(?:what|how|why|who|where) (?:the|on|in the) (?:hell|heck|world|earth)(?: .*)?',
  'do you(?: really| honestly| seriously)? (?:think|believe) .* would .*|is (?:it|that)(?: really)? too much to ask(?: .*)?|(?:is|isnt) (?:it|that|this) (?:ridiculous|crazy|funny|great|lovely|wonderful|absurd)(?: .*)?',
  'can you (?:believe|imagine)(?: .*)?|(?:does|do) (?:anybody|anyone|you people|you guys) (?:even|ever|actually)(?: .*)?|how (?:many|often) (?:more )?(?:times|weeks) (?:must|do i have to|am i supposed to)(?: .*)?|what else is new',
  '(?:do|does|did|can|could|will|would|is|are|have|has|should|was)(?:nt| not)? (?:you|i|it|he|she|they|we|that|this)(?: too| not| either)?',
  'wofur (?:be)?zahle ich(?: .*)?|ist das (?:ihr|euer) ernst|soll das ein (?:witz|scherz) sein|wer weiss(?: .*)?|wirklich|echt|im ernst',
  'pourquoi je paie(?: .*)?|c est une blague|vous plaisantez|qui sait|vraiment|serieusement|es una broma|para que (?:pago|estoy pagando|estou pagando)(?: .*)?|quien sabe|en serio|isso e (?:uma piada|serio)|quem sabe|a serio',
];

const NO_QUESTION = new RegExp(
  `^(?:${[...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...PORTUGUESE, ...RHETORICAL].join('|')})$`,
);
