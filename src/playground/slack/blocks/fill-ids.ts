import { randomBytes } from 'node:crypto';
import type { Block } from '../state.ts';

const ACTIONABLE = new Set([
  'button',
  'static_select',
  'multi_static_select',
  'users_select',
  'checkboxes',
  'radio_buttons',
  'overflow',
  'datepicker',
  'datetimepicker',
  'plain_text_input',
]);

/** Slack gives every block and every interactive element that comes without an id one of its own. */
export function fillIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const filled: Block = { ...block, block_id: block.block_id ?? newBlockId() };
    if (block.type === 'actions' && Array.isArray(block.elements))
      filled.elements = block.elements.map(fillElement);
    if (block.accessory !== undefined) filled.accessory = fillElement(block.accessory);
    if (block.element !== undefined) filled.element = fillElement(block.element);
    if (Array.isArray(block.child_blocks)) filled.child_blocks = fillIds(block.child_blocks);
    return filled;
  });
}

export function fillViewIds(view: Record<string, unknown>): Record<string, unknown> {
  return { ...view, blocks: fillIds(Array.isArray(view.blocks) ? view.blocks : []) };
}

function fillElement(element: unknown): unknown {
  const known = element as Block;
  if (!ACTIONABLE.has(String(known.type))) return element;
  return { ...known, action_id: known.action_id ?? newBlockId() };
}

function newBlockId(): string {
  return randomBytes(3).toString('base64url');
}
