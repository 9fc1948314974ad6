import type { HeardCase } from './hear-case.ts';
import type { Heard } from './heard.ts';
import { evidenceFor, type Statement } from './statements.ts';

const TICKED = /^[\s>*•-]*(?:\[[xX✓✔]\]|\([xX✓]\)|[✓✔✅☑])/u;
const UNTICKED = /^[\s>*•-]*(?:\[\s?\]|\(\s?\)|[☐✗✘❌])/u;
// "Talk to IT - done Nov 4", "4. Connect again: not yet".
const DONE_BEHIND =
  /\s(?:[-–—=:]+>?|→)\s*(?:yes|yep|done|did (?:it|that)|ok|okay|complete[d]?|finished|✓|✔|✅|check|erledigt|ja|fait|oui|hecho|listo|sí|feito|sim)(?![\p{L}])|(?::|\s[-–—=]+>?)\s*(?:yes|done|ok|complete[d]?|finished|contacted|informed|told|notified|asked|sent|forwarded|passed on|shared|enabled|live|configured|switched on|turned on|in place|✓|✔|✅|erledigt|fait|hecho|listo|feito)(?![\p{L}])(?! (?:to|by|me|us))/iu;
const OPEN_BEHIND =
  /(?:\s[-–—=]+>?|→|:)\s*(?:no(?![\p{L}])|nope|not |n\/a|none|pending|open|to ?do|in progress|waiting|later|tbd|still|not|offen|nein|noch nicht|ausstehend|pas encore|non|pendiente|aún no|todavía no|falta|ainda não|não|✗|✘|❌)/iu;
const NONE =
  /(?<!\p{L})(?:(?:have|has|had|did|do|does|is|are)(?:n['’]?t| not)|never|not) (?:yet |even |actually |really )*(?:done|do|tried|try|started|begun|attempted|completed|finished|got(?:ten)? (?:to|around to|through)) (?:on )?(?:(?:a single|any|one|even one)(?: one| thing)?|any(?:thing)?)(?: (?:of|on|from|in) (?:it|them|these|this|that|those|the (?:steps|list|above|things)|your (?:steps|list|instructions)))|(?<!\p{L})none of (?:it|them|these|this|that|those|the (?:steps|above)|your steps) (?:(?:has|have|is|are|was)(?: been)? )?(?:done|started|happened|tried)|(?<!\p{L})(?:have|has|had)(?:n['’]?t| not) (?:even )?(?:started|begun)(?: yet)?(?=\s*(?:[.,;!]|$|on (?:it|this|that|any|the|your)))|(?<!\p{L})noch (?:gar )?nichts (?:davon|gemacht|unternommen)|(?<!\p{L})rien (?:fait|commencé)|(?<!\p{L})no (?:he|hemos) hecho nada|(?<!\p{L})não fiz(?:emos)? nada/iu;

// "Told IT - still waiting": what is waited for is the answer.
const AWAITED =
  /(?:\p{L}{2}ed|told|sent|spoke|spoken|rang|wrote|written)(?!\p{L}).{0,40}(?:[-–—=:]|→)+\s*(?:waiting|still|pending|in progress)/iu;
const DENIED =
  /(?:[-–—=:]|→)+\s*(?:no|nope|not yet|not done|to ?do|tbd|nein|noch nicht|non|pas encore|aún no|todavía no|ainda não|não|✗|✘|❌)[\s.!)]*$/iu;
const EMPTY_BOX = /\(\s+\)|\[\s*\]|☐/u;
const MAX_ITEM_WORDS = 12;

/** "Sent him the link: no": its own words do not say that it was done. */
export function isDeniedItem(text: string): boolean {
  return EMPTY_BOX.test(text) || (DENIED.test(text) && text.split(/\s+/).length <= MAX_ITEM_WORDS);
}

/** What a list of the steps says of each, by its ticks or by a word behind the step; and that nothing was done yet. */
export function listedStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const said = new Map<string, Statement[]>();
  for (const heard of heardCase.heard) {
    for (const { ids, status } of stepsIn(heard, heardCase)) {
      const statement = statementOf(status, heard, heardCase);
      for (const id of ids) said.set(id, [...(said.get(id) ?? []), statement]);
    }
  }
  return said;
}

function stepsIn(heard: Heard, heardCase: HeardCase): { ids: string[]; status: Statement['status'] }[] {
  const { text } = heard.passage;
  const { steps } = heardCase.reader.lexicon.article;
  if (NONE.test(text))
    return [
      { ids: steps.filter(({ admin }) => admin === undefined).map(({ id }) => id), status: 'not_done' },
    ];
  const status = statusOf(text);
  if (status === null || text.includes('?')) return [];
  const id = stepNamed(text, heard, heardCase);
  return id === null ? [] : [{ ids: [id], status }];
}

function statusOf(text: string): Statement['status'] | null {
  if (UNTICKED.test(text)) return 'not_done';
  if (TICKED.test(text)) return OPEN_BEHIND.test(text) ? null : 'done';
  if (AWAITED.test(text)) return null;
  if (OPEN_BEHIND.test(text)) return 'not_done';
  return DONE_BEHIND.test(text) ? 'done' : null;
}

/** The step that the line names first. */
function stepNamed(text: string, { known }: Heard, { reader }: HeardCase): string | null {
  const { article } = reader.lexicon;
  const named = article.steps.flatMap(({ id }) => {
    const starts = reader.lexicon
      .find(article.vocabulary.steps[id]?.listed, text, known)
      .map(({ start }) => start);
    return starts.length === 0 ? [] : [{ id, start: Math.min(...starts) }];
  });
  return named.sort((one, other) => one.start - other.start)[0]?.id ?? null;
}

function statementOf(status: Statement['status'], { passage }: Heard, { reader }: HeardCase): Statement {
  const evidence = evidenceFor(passage, { start: 0, end: passage.text.length }, reader.cues);
  return { status, weak: false, evidence, time: passage.time, update: false };
}
