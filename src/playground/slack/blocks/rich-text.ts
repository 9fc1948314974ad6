import { z } from 'zod';
import { Id } from './composition.ts';

const Style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
  })
  .optional();

// Slack refuses a text element without text ("must be more than 0 characters").
const Text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: Style });
const Link = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style: Style,
});
const Inline = z.discriminatedUnion('type', [
  Text,
  Link,
  z.strictObject({ type: z.literal('user'), user_id: z.string(), style: Style }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style: Style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), style: Style }),
  z.strictObject({ type: z.literal('team'), team_id: z.string(), style: Style }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string(),
    unicode: z.string().optional(),
    style: Style,
  }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    style: Style,
  }),
  z.strictObject({ type: z.literal('color'), value: z.string(), style: Style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string(),
    url: z.string().optional(),
    fallback: z.string().optional(),
    style: Style,
  }),
]);

const border = z.number().int().min(0).max(1).optional();
const Section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(Inline) });
const List = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(Section),
  indent: z.number().int().min(0).max(8).optional(),
  offset: z.number().int().min(0).optional(),
  border,
});
const Quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(Inline), border });
const Preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [Text, Link])),
  language: z.string().optional(),
  border,
});

export const RichText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: Id.optional(),
  elements: z.array(z.discriminatedUnion('type', [Section, List, Quote, Preformatted])).min(1),
});
