import { z } from 'zod';
import { anyText, Id, LIMIT, plainText } from './composition.ts';
import { Accessory, ActionsElement, Image, InputElement } from './elements.ts';
import { RichText } from './rich-text.ts';

const id = { block_id: Id.optional() };

const Section = z
  .strictObject({
    type: z.literal('section'),
    text: anyText(LIMIT.sectionText).optional(),
    fields: z.array(anyText(LIMIT.fieldText)).min(1).max(LIMIT.fields).optional(),
    accessory: Accessory.optional(),
    expand: z.boolean().optional(),
    ...id,
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'missing required field: text');

const Header = z.strictObject({
  type: z.literal('header'),
  text: plainText(LIMIT.headerText),
  ...id,
});
const Divider = z.strictObject({ type: z.literal('divider'), ...id });
const Context = z.strictObject({
  type: z.literal('context'),
  elements: z
    .array(z.discriminatedUnion('type', [anyText(LIMIT.contextText), Image]))
    .min(1)
    .max(LIMIT.contextElements),
  ...id,
});
const Actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(ActionsElement).min(1).max(LIMIT.actionsElements),
  ...id,
});
const ImageBlock = z
  .strictObject({ ...Image.shape, title: plainText(LIMIT.altText).optional(), ...id })
  .refine(
    (block) => block.image_url !== undefined || block.slack_file !== undefined,
    'missing required field: image_url',
  );
const Input = z.strictObject({
  type: z.literal('input'),
  label: plainText(LIMIT.label),
  element: InputElement,
  hint: plainText(LIMIT.label).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  ...id,
});
const Markdown = z.strictObject({
  type: z.literal('markdown'),
  text: z.string().min(1).max(LIMIT.markdownText),
  ...id,
});
const Cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  RichText,
]);
const Table = z.strictObject({
  type: z.literal('table'),
  rows: z.array(z.array(Cell).max(LIMIT.tableCells)).min(1).max(LIMIT.tableRows),
  column_settings: z.array(z.looseObject({})).max(LIMIT.tableCells).optional(),
  ...id,
});

/** Modals only. */
const Alert = z.strictObject({
  type: z.literal('alert'),
  text: anyText(LIMIT.sectionText),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  ...id,
});

const simple = [Section, Header, Divider, Context, Actions, ImageBlock, RichText, Input] as const;
const Container = z.strictObject({
  type: z.literal('container'),
  title: plainText(LIMIT.headerText).optional(),
  rich_text_title: RichText.optional(),
  subtitle: anyText(LIMIT.headerText).optional(),
  child_blocks: z
    .array(z.discriminatedUnion('type', [...simple, Table]))
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
  ...id,
});

export const MessageBlocks = z
  .array(z.discriminatedUnion('type', [...simple, Markdown, Table, Container]))
  .max(LIMIT.messageBlocks);
export const ModalBlocks = z
  .array(z.discriminatedUnion('type', [...simple, Alert]))
  .min(1)
  .max(LIMIT.modalBlocks);

export const HomeTab = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(z.discriminatedUnion('type', simple)).min(1).max(LIMIT.modalBlocks),
  callback_id: z.string().max(LIMIT.id).optional(),
  external_id: z.string().max(LIMIT.id).optional(),
  private_metadata: z.string().max(LIMIT.privateMetadata).optional(),
});

export const Modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(LIMIT.modalTitle),
    blocks: ModalBlocks,
    submit: plainText(LIMIT.modalTitle).optional(),
    close: plainText(LIMIT.modalTitle).optional(),
    callback_id: z.string().max(LIMIT.id).optional(),
    external_id: z.string().max(LIMIT.id).optional(),
    private_metadata: z.string().max(LIMIT.privateMetadata).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'),
    'missing required field: submit (a view with input blocks needs one)',
  );
