import { z } from 'zod';

const Option = z.object({ value: z.string() });

/** `view.state.values` of a submitted dialog, by block id and action id; only what our fields hold. */
export const ViewValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: Option.nullish(),
      selected_options: z.array(Option).nullish(),
    }),
  ),
);
export type ViewValues = z.infer<typeof ViewValues>;
