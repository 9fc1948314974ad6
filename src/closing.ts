/** Closes what was opened last first: doors before workers, workers before connections. */
export function closingOrder() {
  const closers: (() => Promise<void>)[] = [];
  return {
    add(close: () => Promise<void>): void {
      closers.push(close);
    },
    /** Closes all of it, also where one refuses; then throws what the first one said. */
    async run(): Promise<void> {
      const failures: unknown[] = [];
      for (const close of closers.splice(0).reverse()) await close().catch((error) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}
