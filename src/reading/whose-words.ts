import type { Lexicon } from './lexicon.ts';
import type { Span } from './sentences.ts';

interface Mention extends Span {
  /** The other app as the sentence names it; null: ours, or a provider that ours is reached by. */
  other: string | null;
  /** Only what ours is reached by, as other apps may be. */
  provider: boolean;
}

/** "... for Calendly", "... in our Zoom account": what follows says whose it is. */
const BELONGS =
  /^["“”'’]?\s*(?:\p{L}+\s){0,3}(?:for|in|into|of|from|by|via|für|bei|pour|dans|chez|para|en|em|do|da)\s(?:(?:\p{L}+\s){0,2}|l['’]\p{L}+\s)$/iu;
/** "Hook it to Office 365", "mon Outlook": the provider is what another thing is joined to. */
const JOINED_TO =
  /(?<!\p{L})(?:to|with|into|from|in|via|for|my|our|à|a|pour|para|für|avec|mon|notre|mit|zu|an|meinem?|mein|unser\p{L}*|con|mi|nuestr[oa]|al|com|meu|minha|noss[oa]|ao|inside|within|on|im|dans|no|do|del|sur|sous)\s(?:(?:the|an?|o|a|os|as|el|la|le|den|dem|das|my|our)\s)?$/iu;
/** "Salesforce wants ...": what it wants is its own, even where ours stands in it. */
const SPEAKS =
  /^["“”'’]?\s(?:itself\s|now\s|also\s|still\s|just\s)?(?:wants|wanted|asks|asked|says|said|shows|showed|demands|requires|required|needs|needed|tells|told|requests|displays|keeps|insists|sagt|meldet|verlangt|will|zeigt|braucht|fordert|dit|demande|exige|affiche|veut|pide|dice|exige|muestra|quiere|pede|diz|mostra|quer)(?!\p{L})/iu;
/** "Zegt Google dat ...": it speaks as well where the verb comes first. */
const SAYS =
  /(?<!\p{L})(?:says|sagt|meldet|verlangt|zegt|meldt|vraagt|dit|demande|dice|pide|diz|pede|chiede)\s$/iu;
/** "Zoom says fine, but Jump ...": where what it says is over. */
const ENDS_SAYING =
  /[,;:.!?(\u2013\u2014]|(?<!\p{L})(?:but|and|while|whereas|aber|und|mais|et|pero|y|mas|e)(?!\p{L})/iu;
const NO_NAME = /^(?:app|and|unverified)$|(?:^|\s)(?:it|this|that|which|the app)$/i;

/** The apps that a sentence names, in order. */
export function mentionsIn(sentence: string, { find, article }: Lexicon): Mention[] {
  const { app, provider, other_apps: others, names_app: naming } = article.vocabulary;
  const named = find(naming, sentence).flatMap(({ start, name }): Mention[] => {
    if (name === null || NO_NAME.test(name) || !/[\p{Lu}\d]/u.test(name) || find([...app], name).length > 0)
      return [];
    return [{ start, end: start + name.length, other: name, provider: false }];
  });
  const listed = find(others, sentence).map(({ start, end }) => ({
    start,
    end,
    other: sentence.slice(start, end),
    provider: false,
  }));
  const providers = find(provider, sentence).filter(
    ({ start }) => named.length === 0 && (listed.length === 0 || !JOINED_TO.test(sentence.slice(0, start))),
  );
  const as =
    (provider: boolean) =>
    ({ start, end }: Span): Mention => ({ start, end, other: null, provider });
  const ours = [...find(app, sentence).map(as(false)), ...providers.map(as(true))];
  return [...named, ...listed, ...ours].sort((a, b) => a.start - b.start);
}

/**
 * Which other app the words at `span` are said of: null for ours, undefined where no app is named. An app within them
 * or right behind them decides, then the last one named before them.
 */
export function otherAppAt(
  sentence: string,
  span: Span,
  mentions: readonly Mention[],
): string | null | undefined {
  const before = mentions.findLast(({ end }) => end <= span.start);
  const speaker = mentions.findLast((mention) => mention.end <= span.start && speaks(sentence, mention));
  if (
    speaker !== undefined &&
    (speaker === before || !ENDS_SAYING.test(sentence.slice(speaker.end, span.start)))
  )
    return speaker.other;
  const within = mentions.filter(({ start, end }) => start < span.end && end > span.start);
  if (within.some(({ other, provider }) => other === null && !provider)) return null;
  // "Microsoft says Calendly needs approval": the provider speaks of whichever app is named.
  const named = within.find(({ other }) => other !== null);
  if (named === undefined && within.length > 0) return null;
  const after = mentions.find(({ start }) => start >= span.end);
  const isTheirs = after !== undefined && BELONGS.test(sentence.slice(span.end, after.start));
  const deciding = named ?? (isTheirs ? after : before) ?? after;
  return deciding?.other;
}

/** Whether another app says or wants something here. */
export function speaks(sentence: string, { start, end, other }: Mention): boolean {
  if (other === null) return false;
  return SPEAKS.test(sentence.slice(end)) || SAYS.test(sentence.slice(0, start));
}
