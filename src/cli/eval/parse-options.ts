import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface ScreensOptions {
  what: 'screens';
  folder: string;
  json: boolean;
}

export interface CasesOptions {
  what: 'cases';
  folder: string;
  json: boolean;
  ocr: boolean;
  model: boolean;
  /** Whether what was learned reads beside the rules. */
  learned: boolean;
  /** Nothing of the misses is printed. */
  figuresOnly: boolean;
  /** A file with an earlier run. */
  baseline: string | null;
  ownAddresses: string[];
}

export type EvalOptions = ScreensOptions | CasesOptions;

export const USAGE = `Usage: npm run -s eval -- cases DIR [--json] [--baseline FILE] [--figures-only] [--model] [--no-ocr]
                               [--no-learned] [--own-address ADDR]...
       npm run -s eval -- screens DIR [--json]

Measures how well something is read, against a folder of examples that people have labelled.

  cases       mails: DIR holds them as .eml files and a labels.jsonl, one JSON object a mail; the README says which
              fields it has. Each mail is read as "triage" reads it
  screens     pictures: DIR holds them and a LABELS.tsv, one line a picture, with the columns file, screen and
              permissions (how many rows are whole in it), and if wanted names_as_shown (with | between), notes
              ("clean", "hard", "cut_off"), source and finer_kind

  -h, --help          print this
  --json              one JSON object instead of the table
  --baseline FILE     what is better and what is worse than in FILE, an earlier run with --json
  --figures-only      nothing of the misses: a set can be scored and still not be known
  --model             a model reads along, as the OPENAI_ settings say
  --no-ocr            do not read what pictures show
  --no-learned        the rules read alone, without what was learned
  --own-address ADDR  an address of the desk itself; may be given several times`;

const KNOWN = {
  json: { type: 'boolean', default: false },
  'no-ocr': { type: 'boolean', default: false },
  'no-learned': { type: 'boolean', default: false },
  model: { type: 'boolean', default: false },
  'figures-only': { type: 'boolean', default: false },
  baseline: { type: 'string' },
  'own-address': { type: 'string', multiple: true },
} as const;

const ONLY_CASES = ['no-ocr', 'no-learned', 'model', 'figures-only', 'baseline', 'own-address'] as const;

export function parseOptions(args: readonly string[]): Parsed<EvalOptions> {
  return readOptions(args, KNOWN, (values, positionals) => {
    const [what, folder, ...more] = positionals;
    if (what === undefined) return { wrong: 'Say what to measure: cases or screens.' };
    if (what !== 'screens' && what !== 'cases') {
      return { wrong: `"${what}" cannot be measured. Use cases or screens.` };
    }
    const holds = what === 'cases' ? 'labels.jsonl and the mails' : 'LABELS.tsv and the pictures';
    if (folder === undefined) return { wrong: `Name the folder with ${holds}.` };
    if (more.length > 0) return { wrong: `One folder at a time, please: "${more[0]}" is one too many.` };
    const strange = what === 'screens' && ONLY_CASES.find((name) => values[name]);
    if (strange) return { wrong: `--${strange} is for cases only. Leave it out.` };
    if (what === 'screens') return { what, folder, json: values.json };
    const ownAddresses = values['own-address'] ?? [];
    const noAddress = ownAddresses.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
    if (noAddress !== undefined) {
      return { wrong: `"${noAddress}" is no mail address. Write --own-address name@domain.` };
    }
    return {
      what,
      folder,
      json: values.json,
      ocr: !values['no-ocr'],
      model: values.model,
      learned: !values['no-learned'],
      figuresOnly: values['figures-only'],
      baseline: values.baseline ?? null,
      ownAddresses,
    };
  });
}
