/** Each bin is so much wider than the one before: what is read from them is at most 2.5% off. */
const STEP = 1.05;
const SECOND = 1_000;
/** Up to about three years. */
const BINS = 380;

/** Times (ms) without the times: a fixed number of bins, whatever comes. */
export interface Spread {
  add(ms: number): void;
  count(): number;
  /**
   * The time within which this share of them lies (0.5: the median), at most 2.5% off above a second; null where
   * there are none.
   */
  within(share: number): number | null;
  /** How many were over `from` and up to `to` ms; a bin counts where its middle lies. */
  between(from: number, to: number): number;
}

/** An empty one. */
export function newSpread(): Spread {
  const bins = new Uint32Array(BINS);
  let count = 0;
  return {
    add(ms) {
      if (!Number.isFinite(ms)) return;
      const bin = ms <= SECOND ? 0 : Math.ceil(Math.log(ms / SECOND) / Math.log(STEP));
      const at = Math.min(bin, BINS - 1);
      bins[at] = (bins[at] ?? 0) + 1;
      count += 1;
    },
    count: () => count,
    within(share) {
      if (count === 0) return null;
      let seen = 0;
      const at = bins.findIndex((times) => {
        seen += times;
        return seen > 0 && seen >= share * count;
      });
      return middleOf(at);
    },
    between: (from, to) =>
      bins.reduce((sum, times, bin) => (middleOf(bin) > from && middleOf(bin) <= to ? sum + times : sum), 0),
  };
}

function middleOf(bin: number): number {
  return bin === 0 ? SECOND : SECOND * STEP ** (bin - 0.5);
}
