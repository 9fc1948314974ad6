import { z } from 'zod';
import { Confirm, Id, isOneOf, LIMIT, Option, Placeholder, plainText } from './composition.ts';

const actionable = { action_id: Id.optional(), confirm: Confirm.optional() };
const input = { action_id: Id.optional(), placeholder: Placeholder, focus_on_load: z.boolean().optional() };
const options = z.array(Option).min(1).max(LIMIT.options);
const dispatch = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});

const NOT_AN_OPTION = 'value must be one of the provided options';

const Button = z.strictObject({
  type: z.literal('button'),
  text: plainText(LIMIT.buttonText),
  value: z.string().max(LIMIT.buttonValue).optional(),
  url: z.string().max(LIMIT.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  ...actionable,
});

const StaticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    options: options.optional(),
    option_groups: z
      .array(z.strictObject({ label: plainText(LIMIT.optionText), options }))
      .max(LIMIT.options)
      .optional(),
    initial_option: Option.optional(),
    confirm: Confirm.optional(),
    ...input,
  })
  .refine(
    (one) => {
      const all = [...(one.options ?? []), ...(one.option_groups ?? []).flatMap((group) => group.options)];
      return one.initial_option === undefined || isOneOf(all, one.initial_option);
    },
    { error: NOT_AN_OPTION, path: ['initial_option'] },
  );

const MultiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    options,
    initial_options: z.array(Option).min(1).optional(),
    max_selected_items: z.number().int().positive().optional(),
    confirm: Confirm.optional(),
    ...input,
  })
  .refine((one) => one.initial_options?.every((initial) => isOneOf(one.options, initial)) ?? true, {
    error: NOT_AN_OPTION,
    path: ['initial_options'],
  });

const UsersSelect = z.strictObject({
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
  confirm: Confirm.optional(),
  ...input,
});

const Checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    options: z.array(Option).min(1).max(LIMIT.groupOptions),
    initial_options: z.array(Option).min(1).optional(),
    focus_on_load: z.boolean().optional(),
    ...actionable,
  })
  .refine((one) => one.initial_options?.every((initial) => isOneOf(one.options, initial)) ?? true, {
    error: NOT_AN_OPTION,
    path: ['initial_options'],
  });

const RadioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    options: z.array(Option).min(1).max(LIMIT.groupOptions),
    initial_option: Option.optional(),
    focus_on_load: z.boolean().optional(),
    ...actionable,
  })
  .refine((one) => one.initial_option === undefined || isOneOf(one.options, one.initial_option), {
    error: NOT_AN_OPTION,
    path: ['initial_option'],
  });

const Overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(Option).min(1).max(LIMIT.overflowOptions),
  ...actionable,
});

const Datepicker = z.strictObject({
  type: z.literal('datepicker'),
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  confirm: Confirm.optional(),
  ...input,
});

const Datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  /** Seconds since 1970, ten digits. */
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
  focus_on_load: z.boolean().optional(),
  ...actionable,
});

const PlainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  initial_value: z.string().max(LIMIT.inputText).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(LIMIT.inputText).optional(),
  max_length: z.number().int().min(1).max(LIMIT.inputText).optional(),
  dispatch_action_config: dispatch.optional(),
  ...input,
});

export const Image = z.strictObject({
  type: z.literal('image'),
  alt_text: z.string().max(LIMIT.altText),
  image_url: z.string().max(LIMIT.url).optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
});

const choices = [
  StaticSelect,
  MultiStaticSelect,
  UsersSelect,
  Checkboxes,
  RadioButtons,
  Datepicker,
  Datetimepicker,
] as const;

export const ActionsElement = z.discriminatedUnion('type', [Button, Overflow, ...choices]);
export const Accessory = z.discriminatedUnion('type', [Button, Overflow, Image, ...choices]);
export const InputElement = z.discriminatedUnion('type', [PlainTextInput, ...choices]);
