import { z } from 'zod';

/** A rectangle in pixels of a picture as it is looked at: upright, from the top left corner. */
export const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof Box>;
