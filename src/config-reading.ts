import { z } from 'zod';

/** The settings of how messages are read. */
export const readingSettings = {
  LEARNED_READING: z
    .stringbool({
      truthy: ['on', 'yes', 'true', '1'],
      falsy: ['off', 'no', 'false', '0'],
      error: 'Use on or off.',
    })
    .default(true),
};
