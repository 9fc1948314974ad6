const WIDTH = 30;
const MANY = 5;
const REDRAW_MS = 50;
const LINE_MS = 5_000;

export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** `text`: what stands beside the bar; "3 of 12" unless given. */
  step(done: number, text?: string): void;
  end(): void;
}

export interface ProgressOptions {
  /** Up to so many there is nothing to show. */
  few?: number;
  /** Where there is no terminal, say how far it is in a line now and then. */
  plain?: boolean;
}

/** A bar on a terminal for more than a few steps; anywhere else nothing, or a plain line now and then. */
export function createProgress(total: number, screen: Screen, options: ProgressOptions = {}): Progress {
  const { few = MANY, plain = false } = options;
  const silent = { step: () => undefined, end: () => undefined };
  if (total <= few) return silent;
  if (screen.isTTY === true) return bar(total, screen);
  return plain ? { step: lines(total, screen), end: () => undefined } : silent;
}

function bar(total: number, screen: Screen): Progress {
  let drawnAt = 0;
  return {
    step(done, text = `${done} of ${total}`) {
      if (done < total && Date.now() - drawnAt < REDRAW_MS) return;
      drawnAt = Date.now();
      const full = Math.min(WIDTH, Math.round((done / total) * WIDTH));
      screen.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${text}\u001B[K`);
    },
    end() {
      screen.write('\r\u001B[K');
    },
  };
}

function lines(total: number, screen: Screen): Progress['step'] {
  let saidAt = Date.now();
  return (done, text = `${done} of ${total}`) => {
    if (Date.now() - saidAt < LINE_MS) return;
    saidAt = Date.now();
    screen.write(`${text}\n`);
  };
}
