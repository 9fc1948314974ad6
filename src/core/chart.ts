/** A chart of bars: what it shows is said in words too, for whoever cannot see it. */
export interface Chart {
  /** Names its picture: small letters, digits and hyphens. */
  key: string;
  title: string;
  alt: string;
  /** Columns stand side by side, as days do; rows lie one below the other and have room for long names. */
  form: 'columns' | 'rows';
  /** What is counted: "tickets". */
  unit: string;
  /** In the order of first appearance. A `series` of its own colour, or "" where there is one only. */
  bars: readonly { label: string; series: string; value: number }[];
}

/** Draws charts as PNG pictures, in the order given. Throws StepcheckError (turn retry) where it failed. */
export interface ChartRenderer {
  draw(charts: readonly Chart[]): Promise<Uint8Array[]>;
}
