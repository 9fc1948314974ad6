import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface TriageOptions {
  paths: string[];
  json: boolean;
  ocr: boolean;
  /** Whether what was learned reads beside the rules. */
  learned: boolean;
  articleId: string | null;
  ownAddresses: string[];
}

export const USAGE = `Usage: npm run -s triage -- PATH... [--json] [--no-ocr] [--no-learned] [--article ID]
                               [--own-address ADDR]...

Reads .eml files, screenshots (.png .jpg .webp .gif .heic .bmp .tif) and folders, and prints what each is about,
which steps of the help article are done, and the reply that would be suggested.

  -h, --help          print this
  --json              one JSON object per line
  --no-ocr            do not read what pictures show
  --no-learned        the rules read alone, without what was learned
  --article ID        only ask whether this help article fits
  --own-address ADDR  an address of the desk itself; may be given several times`;

const KNOWN = {
  json: { type: 'boolean', default: false },
  'no-ocr': { type: 'boolean', default: false },
  'no-learned': { type: 'boolean', default: false },
  article: { type: 'string' },
  'own-address': { type: 'string', multiple: true },
} as const;

export function parseOptions(args: readonly string[]): Parsed<TriageOptions> {
  return readOptions(args, KNOWN, (values, paths) => {
    if (paths.length === 0) return { wrong: 'Name at least one file or folder to read.' };
    const ownAddresses = values['own-address'] ?? [];
    const strange = ownAddresses.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
    if (strange !== undefined) {
      return { wrong: `"${strange}" is no mail address. Write --own-address name@domain.` };
    }
    return {
      paths,
      json: values.json,
      ocr: !values['no-ocr'],
      learned: !values['no-learned'],
      articleId: values.article ?? null,
      ownAddresses,
    };
  });
}
