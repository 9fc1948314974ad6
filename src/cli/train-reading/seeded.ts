/** Random numbers that are the same for the same seed (mulberry32). */
export interface Seeded {
  /** At least 0, below 1. */
  next(): number;
  /** Of the normal distribution. */
  normal(): number;
  /** 0 to length - 1, in any order. */
  order(length: number): Uint32Array;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    order(length) {
      const order = Uint32Array.from({ length }, (_, at) => at);
      for (let at = length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1));
        const held = order[at] ?? 0;
        order[at] = order[other] ?? 0;
        order[other] = held;
      }
      return order;
    },
  };
}
