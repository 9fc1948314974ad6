import type { z } from 'zod';
import type { Block } from '../state.ts';
import { LIMIT } from './composition.ts';
import { HomeTab, MessageBlocks, Modal } from './kinds.ts';

export type BlockFault = { error: string; messages: string[] };

/** What Slack would say of a message's blocks; null where it would take them. */
export function checkMessageBlocks(blocks: readonly Block[]): BlockFault | null {
  const messages = faults(MessageBlocks, blocks, '/blocks', blocks);
  if (messages.length > 0) return { error: 'invalid_blocks', messages };
  if (JSON.stringify(blocks).length > LIMIT.allBlocks) return { error: 'msg_blocks_too_long', messages: [] };
  return null;
}

/** The same for a modal or a Home. Slack names faults of a view invalid_arguments. */
export function checkView(view: Record<string, unknown>): BlockFault | null {
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Block[]) : [];
  const messages = faults(view.type === 'home' ? HomeTab : Modal, view, '/view', blocks);
  return messages.length > 0 ? { error: 'invalid_arguments', messages } : null;
}

function faults(schema: z.ZodType, value: unknown, root: string, blocks: readonly Block[]): string[] {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map((issue) => slackMessage(issue, root));
  return repeatedIds(blocks, root === '/view' ? '/view/blocks' : root);
}

function slackMessage(issue: z.core.$ZodIssue, root: string): string {
  const pointer = [root, ...issue.path.map(String)].join('/');
  return `[ERROR] ${wording(issue)} [json-pointer:${pointer}]`;
}

function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `must be less than ${Number(issue.maximum) + 1} characters`;
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `no more than ${issue.maximum} items allowed`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must be more than 0 characters';
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `no fewer than ${issue.minimum} items allowed`;
  if (issue.code === 'invalid_union') return 'unsupported type';
  if (issue.code === 'unrecognized_keys') return `invalid additional property: ${issue.keys.join(', ')}`;
  return issue.message;
}

/** Block ids are unique in a message or view, action ids in their block. */
function repeatedIds(blocks: readonly Block[], root: string): string[] {
  const seen = new Set<unknown>();
  const messages: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      messages.push(
        `[ERROR] block_id already exists for another block [json-pointer:${root}/${index}/block_id]`,
      );
    }
    seen.add(block.block_id);
    const actions = elementsOf(block).flatMap((element) =>
      element.action_id === undefined ? [] : [element.action_id],
    );
    if (new Set(actions).size < actions.length) {
      messages.push(
        `[ERROR] action_id already exists for another element [json-pointer:${root}/${index}/elements]`,
      );
    }
  }
  return messages;
}

/** The interactive elements of a block: its elements, accessory or input. */
export function elementsOf(block: Block): Block[] {
  const elements = Array.isArray(block.elements) ? block.elements : [];
  const children = Array.isArray(block.child_blocks) ? block.child_blocks.flatMap(elementsOf) : [];
  return [...elements, block.accessory, block.element].filter(isBlock).concat(children);
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}
