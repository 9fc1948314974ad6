/** Work put off for a moment. At close it is done at once, so that nothing promised is lost. */
export interface Later {
  run(afterMs: number, work: () => void): void;
  flush(): void;
}

export function createLater(): Later {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  return {
    run(afterMs, work) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, afterMs);
      waiting.set(timer, work);
    },
    flush() {
      for (const [timer, work] of waiting) {
        clearTimeout(timer);
        work();
      }
      waiting.clear();
    },
  };
}
