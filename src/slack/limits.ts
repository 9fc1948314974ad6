import type { types } from '@slack/bolt';

export type Block = types.KnownBlock;

/** Slack's limits, in characters or pieces: https://docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  blocksPerMessage: 50,
  blocksPerHome: 100,
  headerText: 150,
  sectionText: 3000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  optionText: 75,
  optionValue: 75,
  overflowOptions: 5,
  /** Radio buttons or checkboxes together. */
  groupOptions: 10,
  inputLabel: 2000,
  inputText: 3000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  /** `text` beside blocks is what notifications show; chat.update refuses more than 4000. */
  notification: 3000,
  /** Not documented: all blocks together, as JSON. Slack was seen to refuse from about 12,000 on. */
  allBlocks: 10_000,
} as const;

/** The text itself, or its beginning with an ellipsis. Never cuts a character in two. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]$/.test(text.slice(0, max - 1)) ? max - 2 : max - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** How much of the budget for all blocks these take. */
export function sizeOf(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length;
}
