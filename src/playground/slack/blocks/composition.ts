import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** https://docs.slack.dev/reference/block-kit: the limits of the blocks that we know. */
export const LIMIT = {
  messageBlocks: 50,
  modalBlocks: 100,
  /** Undocumented; Slack refuses messages from about here on with msg_blocks_too_long. */
  allBlocks: 13_000,
  sectionText: 3000,
  fieldText: 2000,
  fields: 10,
  headerText: 150,
  contextElements: 10,
  contextText: 3000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  id: 255,
  optionText: 75,
  options: 100,
  groupOptions: 10,
  overflowOptions: 5,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  label: 2000,
  placeholder: 150,
  inputText: 3000,
  altText: 2000,
  markdownText: 12_000,
  tableRows: 100,
  tableCells: 20,
  modalTitle: 24,
  privateMetadata: 3000,
} as const;

export const Id = z.string().min(1).max(LIMIT.id);

export function plainText(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

export function anyText(max: number) {
  const markdown = z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
  return z.discriminatedUnion('type', [plainText(max), markdown]);
}

export const Option = z.strictObject({
  text: anyText(LIMIT.optionText),
  value: z.string().max(LIMIT.optionText),
  description: anyText(LIMIT.optionText).optional(),
  url: z.string().max(LIMIT.url).optional(),
});

type Option = z.infer<typeof Option>;

/** An initial option is one of the options, word for word: Slack refuses the view otherwise. */
export function isOneOf(options: readonly Option[], initial: Option): boolean {
  return options.some((option) => isDeepStrictEqual(option, initial));
}

export const Confirm = z.strictObject({
  title: plainText(LIMIT.confirmTitle),
  text: anyText(LIMIT.confirmText),
  confirm: plainText(LIMIT.confirmButton),
  deny: plainText(LIMIT.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
});

export const Placeholder = plainText(LIMIT.placeholder).optional();
