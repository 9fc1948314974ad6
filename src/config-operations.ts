import { z } from 'zod';
import { whole } from './config-values.ts';
import { sentinelOptions } from './redis/address.ts';

/** The settings of those who watch over a running desk. */
export const operations = {
  HEALTH_HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9.:-]+$/,
      'Use an address of this machine: 127.0.0.1 for this machine only, 0.0.0.0 for all.',
    )
    .default('127.0.0.1'),
  HEALTH_PORT: whole(0, 65_535).default(9464),
  DASHBOARD_PASSWORD: z.string().min(12, 'Use at least 12 characters.').optional(),
};

/** What no URL parser takes: the path of a socket, and several Sentinels with the name of what they watch. */
export function isRedisAddress(value: string): boolean {
  return value.startsWith('/') || sentinelOptions(value) !== null;
}
