import { createHmac } from 'node:crypto';
import type { Sign } from './core/ports.ts';

const BITS_IN_BYTES = 16;
/** 128 bits in base 36 are 25 digits at the most. */
const LENGTH = 25;

/** Signs with the desk's secret: HMAC-SHA256 cut to 128 bits, short enough for the local part of an address. */
export function createSign(secret: string): Sign {
  return (text) => {
    const hash = createHmac('sha256', secret).update(text).digest().subarray(0, BITS_IN_BYTES);
    return BigInt(`0x${hash.toString('hex')}`)
      .toString(36)
      .padStart(LENGTH, '0');
  };
}
