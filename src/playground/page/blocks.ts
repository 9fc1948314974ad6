import type { BlockContext, ShownButton } from './block-context.ts';
import { inputBlock } from './block-inputs.ts';
import { confirmFirst } from './confirm.ts';
import { h } from './dom.ts';
import { list, object, text } from './json.ts';
import { markdown } from './markdown.ts';
import { overflowMenu } from './overflow-menu.ts';
import { richText } from './rich-text.ts';
import type { Json } from './state.ts';
import { plain, textObject } from './text-object.ts';

export function renderBlocks(blocks: readonly Json[], context: BlockContext): HTMLElement[] {
  return blocks.map((block) => renderBlock(block, context));
}

/** One block as Slack shows it. A block that we cannot show is a visible box: it never vanishes. */
function renderBlock(block: Json, context: BlockContext): HTMLElement {
  const kind = text(block, 'type');
  const render = RENDERERS[kind];
  const element = render === undefined ? unknown('block', kind, block) : render(block, context);
  element.dataset.block = kind;
  return element;
}

const RENDERERS: Record<string, (block: Json, context: BlockContext) => HTMLElement> = {
  header: (block) => h('h3', { class: 'block-header' }, ...plain(object(block, 'text'))),
  divider: () => h('hr', { class: 'block-divider' }),
  section,
  context: contextBlock,
  actions: (block, context) =>
    h(
      'div',
      { class: 'block-actions' },
      ...list(block, 'elements').map((one) => element(one, block, context)),
    ),
  rich_text: (block, context) => richText(block, context.names),
  markdown: (block) => markdown(text(block, 'text')),
  image: imageBlock,
  input: (block, context) =>
    inputBlock(block, (json) => textObject(json, context.names), context.names.people?.() ?? []) ??
    unknownInput(block),
  container: (block, context) =>
    h(
      'details',
      { class: 'block-container', open: block.is_collapsed !== true },
      h('summary', {}, ...textObject(object(block, 'title') ?? object(block, 'text'), context.names)),
      ...renderBlocks(list(block, 'blocks').concat(list(block, 'elements')), context),
    ),
};

function section(block: Json, context: BlockContext): HTMLElement {
  const words = object(block, 'text');
  const fields = list(block, 'fields');
  const accessory = object(block, 'accessory');
  return h(
    'div',
    { class: 'block-section' },
    h(
      'div',
      { class: 'section-body' },
      words && h('div', { class: 'section-text' }, ...textObject(words, context.names)),
      fields.length > 0 &&
        h(
          'div',
          { class: 'section-fields' },
          fields.map((field) => h('div', {}, ...textObject(field, context.names))),
        ),
    ),
    accessory && h('div', { class: 'section-accessory' }, element(accessory, block, context)),
  );
}

function contextBlock(block: Json, context: BlockContext): HTMLElement {
  const parts = list(block, 'elements').map((part) => {
    if (part.type === 'image') return picture(part, 'context-image');
    return h('span', {}, ...textObject(part, context.names));
  });
  return h('div', { class: 'block-context' }, ...parts);
}

function imageBlock(block: Json): HTMLElement {
  const title = object(block, 'title');
  return h(
    'figure',
    { class: 'block-image' },
    title && h('figcaption', {}, ...plain(title)),
    picture(block, 'image'),
  );
}

/** Only pictures of this page: one from elsewhere would tell its server who is reading. */
function picture(json: Json, className: string): HTMLElement {
  const file = object(json, 'slack_file');
  const id = file === null ? '' : text(file, 'id');
  const alt = text(json, 'alt_text');
  if (id !== '') return h('img', { class: className, src: `files/${encodeURIComponent(id)}`, alt });
  return h('span', { class: 'unknown-block' }, `Picture elsewhere: ${alt || text(json, 'image_url')}`);
}

function element(json: Json, block: Json, context: BlockContext): HTMLElement {
  if (json.type === 'button') return button(json, block, context);
  if (json.type === 'overflow') return overflowMenu(json, block, context);
  if (json.type === 'image') return picture(json, 'accessory-image');
  return unknown('element', text(json, 'type'), json);
}

function button(json: Json, block: Json, context: BlockContext): HTMLElement {
  const actionId = text(json, 'action_id');
  const style = text(json, 'style') || 'default';
  const shown: ShownButton = {
    blockId: text(block, 'block_id'),
    actionId,
    value: text(json, 'value'),
    text: text(object(json, 'text') ?? {}, 'text'),
  };
  const made = h(
    'button',
    {
      type: 'button',
      class: `block-button ${style}`,
      'data-testid': `action-${actionId}`,
      'data-action': actionId,
      'aria-label': text(json, 'accessibility_label') || null,
      disabled: context.press === null,
      async onclick() {
        const confirm = object(json, 'confirm');
        if (confirm !== null && !(await confirmFirst(confirm, context.names))) return;
        made.disabled = true;
        made.classList.add('busy');
        await context.press?.(shown).finally(() => {
          made.disabled = false;
          made.classList.remove('busy');
        });
      },
    },
    ...plain(object(json, 'text')),
  );
  return made;
}

function unknownInput(block: Json): HTMLElement {
  return unknown('element', text(object(block, 'element') ?? {}, 'type'), block);
}

function unknown(what: string, kind: string, json: Json): HTMLElement {
  return h(
    'details',
    { class: 'unknown-block', 'data-testid': 'unknown-block' },
    h('summary', {}, `A ${what} of type “${kind || 'none'}” that this page cannot show`),
    h('pre', {}, JSON.stringify(json, null, 2)),
  );
}
