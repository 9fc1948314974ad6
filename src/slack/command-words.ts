import { COMMAND } from './api-table.ts';

/** What somebody asked for with the slash command; or what is wrong with it and what to type. */
export type Asked =
  | { kind: 'search'; term: string }
  | { kind: 'show'; ticketId: string }
  | { kind: 'summary'; week: string | null }
  | { kind: 'pause' | 'resume' | 'help' }
  | { kind: 'wrong'; told: string };

/** Reads what was typed behind `/stepcheck`, in the form in which Slack hands it on. */
export function readCommand(typed: string): Asked {
  const [verb = '', ...rest] = typed.trim().split(/\s+/);
  const argument = rest.join(' ').trim();
  switch (verb.toLowerCase()) {
    case '':
    case 'help':
      return { kind: 'help' };
    case 'search':
    case 'find':
      return search(argument);
    case 'show':
      return show(argument);
    case 'summary':
      return summary(argument);
    case 'pause':
      return { kind: 'pause' };
    case 'resume':
      return { kind: 'resume' };
    default:
      return wrong(`There is no “${verb.slice(0, 40)}”. Type ${COMMAND.name} help to see what there is.`);
  }
}

function search(argument: string): Asked {
  const term = plainTerm(argument);
  if (term !== '') return { kind: 'search', term };
  return wrong(
    `What shall I look for? Type ${COMMAND.name} search birchwood.example, or a number, an address or @somebody.`,
  );
}

function show(argument: string): Asked {
  const number = /^[#t]*(\d{1,12})$/i.exec(argument)?.[1];
  if (number !== undefined) return { kind: 'show', ticketId: `T${number}` };
  return wrong(`Which case? Type its number, as in ${COMMAND.name} show T1001.`);
}

function summary(argument: string): Asked {
  if (argument === '') return { kind: 'summary', week: null };
  const parts = /^(\d{4})-?w(\d{1,2})$/i.exec(argument);
  const week = Number(parts?.[2] ?? 0);
  if (parts && week >= 1 && week <= 53) {
    return { kind: 'summary', week: `${parts[1]}-W${String(week).padStart(2, '0')}` };
  }
  return wrong(`That is no week. Type ${COMMAND.name} summary 2026-W47, or leave the week out for this one.`);
}

function wrong(told: string): Asked {
  return { kind: 'wrong', told };
}

/** "<@U07MIA|mia>", "<mailto:mia@firm.example|mia@firm.example>", "<http://firm.example|firm.example>", "@firm.example". */
function plainTerm(argument: string): string {
  const marked = /^<([@#]?)([^|>]*)(?:\|([^>]*))?>$/.exec(argument);
  if (marked?.[1] === '@') return marked[2] ?? '';
  const term = marked ? marked[3] || (marked[2] ?? '') : argument;
  return term
    .replace(/^(mailto:|https?:\/\/)/i, '')
    .replace(/^[#@]/, '')
    .replace(/\/$/, '');
}
