import { parseArgs } from 'node:util';

export interface TriageOptions {
  paths: string[];
  json: boolean;
  ocr: boolean;
  articleId: string | null;
  ownAddresses: string[];
}

export const USAGE = `Usage: npm run -s triage -- PATH... [--json] [--no-ocr] [--article ID] [--own-address ADDR]...

Reads .eml files, screenshots (.png .jpg .webp .gif .heic .bmp .tif) and folders, and prints what each is about,
which steps of the help article are done, and the reply that would be suggested.

  -h, --help          print this
  --json              one JSON object per line
  --no-ocr            do not read what pictures show
  --article ID        only ask whether this help article fits
  --own-address ADDR  an address of the desk itself; may be given several times`;

/** The command line, or that help is wanted, or in one sentence what is wrong. */
export function parseOptions(args: readonly string[]): TriageOptions | { wrong: string } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        'no-ocr': { type: 'boolean', default: false },
        article: { type: 'string' },
        'own-address': { type: 'string', multiple: true, default: [] },
      },
    });
    if (values.help) return 'help';
    if (positionals.length === 0) return { wrong: 'Name at least one file or folder to read.' };
    const strange = values['own-address'].find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
    if (strange !== undefined)
      return { wrong: `"${strange}" is no mail address. Write --own-address name@domain.` };
    return {
      paths: positionals,
      json: values.json,
      ocr: !values['no-ocr'],
      articleId: values.article ?? null,
      ownAddresses: values['own-address'],
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
