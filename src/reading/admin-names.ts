import type { Lexicon } from './lexicon.ts';
import { tokensOf } from './tokens.ts';
import { isProper } from './word-walk.ts';

// Small words between a name and who it is: "Tom, our admin", "Raj from IT", "Marcus (he's our IT guy)".
const BETWEEN =
  "(?:our|my|the|an?|own|main|head|senior|new|he|she|who|is|he['’]s|she['’]s|who['’]s|unsere?r?|meine?|der|die|ist|notre|mon|ma|est|l['’]|el|la|es|nuestr[oa]|mi|o|a|é|noss[oa]|meu|minha|of|from|in|at|with|over|down|up|aus|von|vom|bei|beim|de|del|des|du|do|da|dos)";
const NAME = "\\p{Lu}\\p{Ll}+(?:[-'’]\\p{Lu}?\\p{Ll}+)*";
const NAME_BEFORE = new RegExp(
  `(?<!\\p{L})(${NAME})(?: (${NAME}))?(?:\\s*[,(:–—]\\s*(?:${BETWEEN}\\s+)*|\\s+-\\s+(?:${BETWEEN}\\s+)*|\\s+(?:is|from|in|at|over|aus|von|vom|bei|de|del|des|du|do|da)\\s+(?:${BETWEEN}\\s+)*|\\s+)$`,
  'u',
);
const NAME_AFTER = new RegExp(
  `^(?:\\s*[,:(]\\s*|\\s+-\\s+|\\s+(?:(?:is )?(?:named|called)|is|heißt|ist|s['’]appelle|se llama|é|es)\\s+|\\s+)(${NAME})(?!\\p{L})`,
  'u',
);
// "He's our tech", "she is the admin".
const WHOM = /(?<!\p{L})(?:he|she)(?:['’]s| is) (?:(?:our|my|the|an?|main|head|senior) )*$/iu;
// "IT Support": what stands behind the department is no name of a person.
const DEPARTMENT = /\p{Lu}{2,}$/u;

/** People of whom a text says that they are those who can act: "Raj, our admin", "Dale (he does our computers)". */
export function adminNames(texts: readonly string[], lexicon: Lexicon): string[] {
  const { admin = [], admin_role: roles = [] } = lexicon.article.vocabulary.words;
  const names = texts.flatMap((text, index) => [
    ...lexicon
      .find(admin, text)
      .flatMap(({ start, end }) => [
        ...namesBefore(text, start),
        DEPARTMENT.test(text.slice(start, end))
          ? ''
          : (NAME_AFTER.exec(text.slice(end, end + 40))?.[1] ?? ''),
      ]),
    ...lexicon.find(roles, text).flatMap(({ start }) => namesBefore(text, start)),
    ...lexicon.find(admin, text).flatMap(({ start }) => nameOfWhom(text.slice(0, start), texts[index - 1])),
  ]);
  return [...new Set(names.flatMap((name) => formOf(name, lexicon)))];
}

function namesBefore(text: string, end: number): string[] {
  const [, first = '', second = ''] = NAME_BEFORE.exec(text.slice(Math.max(0, end - 60), end)) ?? [];
  return [first, second];
}

/** "I texted Tony about it, he's our tech", "Told Sanjay. He's the admin": the last who was named. */
function nameOfWhom(before: string, previous = ''): string[] {
  const pronoun = WHOM.exec(before);
  if (pronoun === null) return [];
  const told = before.slice(0, pronoun.index);
  const said = told.trim() === '' ? previous : told;
  const names = tokensOf(said).filter((token) => token.start > 0 && isProper(token));
  return names.slice(-1).map(({ written }) => written);
}

/** As the words of a sentence are compared; none where it is no person's. */
function formOf(name: string, lexicon: Lexicon): string[] {
  const [token] = tokensOf(name);
  if (token === undefined || token.form.length < 2 || !isProper(token)) return [];
  const { app, other_apps: otherApps, words } = lexicon.article.vocabulary;
  const taken = [app, otherApps, words.admin, words.others, words.asked].some(
    (wordings) => lexicon.find(wordings, name).length > 0,
  );
  return taken ? [] : [token.form];
}
