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
      selected_user: z.string().nullish(),
      /** Seconds since 1970. */
      selected_date_time: z.number().nullish(),
    }),
  ),
);
export type ViewValues = z.infer<typeof ViewValues>;
