export interface Call {
  method: string;
  at: number;
  body: Record<string, unknown>;
}

const KEPT = 5000;

/** The record of the Web API calls, of which the newest are kept. */
export interface Calls {
  add(call: Call): void;
  all(): readonly Call[];
}

export function createCalls(): Calls {
  const calls: Call[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length > KEPT) calls.shift();
    },
    all: () => [...calls],
  };
}
