const WIDTH = 30;
const MANY = 5;

interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar on a terminal for more than a few files, nothing anywhere else. */
export function createProgress(total: number, screen: Screen): { step(done: number): void; end(): void } {
  if (screen.isTTY !== true || total <= MANY) return { step: () => undefined, end: () => undefined };
  return {
    step(done) {
      const full = Math.round((done / total) * WIDTH);
      screen.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done} of ${total}`);
    },
    end() {
      screen.write('\r\u001B[K');
    },
  };
}
