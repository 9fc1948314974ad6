import type { QuoteEvidence } from '../../core/ledger.ts';
import type { HeardCase } from '../hear-case.ts';

interface GroupCount {
  count: number;
  evidence: QuoteEvidence;
  time: number;
  rank: 0;
}

const IN_BRACKETS = /^\s?\((\d{1,2})\)/;

/** "Microsoft Graph (7)", "Office 365 Exchange Online (2)": a table says of each of its groups how many rows it has. */
export function groupCounts({ heard, reader: { lexicon } }: HeardCase): GroupCount[] {
  const groups = lexicon.article.vocabulary.scopes?.groups;
  const tables = new Map<string, GroupCount & { names: Set<string> }>();
  for (const { passage } of heard) {
    const taken = new Set<number>();
    for (const { start, end } of lexicon.find(groups, passage.text)) {
      const shown = IN_BRACKETS.exec(passage.text.slice(end));
      // "Office 365 Exchange Online" is "Exchange Online", too.
      if (shown?.[1] === undefined || taken.has(end)) continue;
      taken.add(end);
      const key = `${passage.message.id} ${passage.part}`;
      const table = tables.get(key);
      const name = passage.text.slice(start, end).toLowerCase();
      if (table?.names.has(name)) continue;
      tables.set(key, {
        count: (table?.count ?? 0) + Number(shown[1]),
        evidence: {
          kind: 'quote',
          messageId: passage.message.id,
          part: passage.part,
          start: table?.evidence.start ?? passage.start + start,
          end: passage.start + end + shown[0].length,
        },
        time: passage.time,
        rank: 0,
        names: new Set([...(table?.names ?? []), name]),
      });
    }
  }
  return [...tables.values()].map(({ names: _, ...count }) => count);
}
