import fc from 'fast-check';
import { StepcheckError } from '../../src/core/errors.ts';
import { mutate, randomFrom } from './mutate.ts';

/** A place where something from outside comes in. */
export interface Target {
  name: string;
  /** Of all inputs how many it gets. */
  share: number;
  /** Good inputs, of which bad ones are made. */
  seeds: readonly Buffer[];
  /** Some hundred inputs that are JSON of any shape are good for it too. */
  takesJson: boolean;
  /** Takes one. Refuses by a StepcheckError; false: left aside without one. Anything else thrown is a fault. */
  take(input: Buffer): Promise<boolean>;
}

export interface Fault {
  target: string;
  input: Buffer;
  why: string;
}

export interface Row {
  target: string;
  inputs: number;
  accepted: number;
  leftAside: number;
  /** By code. */
  refused: Map<string, number>;
  slowestMs: number;
}

/** Longer than this for one input counts as a hang. */
export const HANG_MS = 10_000;

/** Gives each target its share of so many inputs. The same seed gives the same inputs. */
export async function fuzz(
  targets: readonly Target[],
  count: number,
  seed: number,
  say: (row: Row) => void,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const unhandled = (reason: unknown) =>
    faults.push({ target: 'unhandled rejection', input: Buffer.alloc(0), why: wordsOf(reason) });
  process.on('unhandledRejection', unhandled);
  const shares = targets.reduce((sum, { share }) => sum + share, 0);
  for (const [place, target] of targets.entries()) {
    const random = randomFrom(seed + place);
    const inputs = Math.ceil((count * target.share) / shares);
    const row: Row = {
      target: target.name,
      inputs,
      accepted: 0,
      leftAside: 0,
      refused: new Map(),
      slowestMs: 0,
    };
    const json = target.takesJson
      ? fc.sample(fc.json({ maxDepth: 4 }), { numRuns: Math.ceil(inputs / 5), seed })
      : [];
    for (let at = 0; at < inputs; at++) {
      const any = json[at];
      const pick = () => target.seeds[Math.floor(random() * target.seeds.length)] ?? Buffer.alloc(0);
      const input = any === undefined ? mutate(pick(), pick(), random) : Buffer.from(any);
      const startedAt = performance.now();
      const why = await takeOne(target, input, row);
      const tookMs = performance.now() - startedAt;
      row.slowestMs = Math.max(row.slowestMs, tookMs);
      if (why !== null) faults.push({ target: target.name, input, why });
      if (tookMs > HANG_MS) faults.push({ target: target.name, input, why: `took ${tookMs.toFixed(0)} ms` });
    }
    say(row);
  }
  // A rejection that nobody handles is told one turn later.
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', unhandled);
  return faults;
}

async function takeOne(target: Target, input: Buffer, row: Row): Promise<string | null> {
  try {
    if (await target.take(input)) row.accepted += 1;
    else row.leftAside += 1;
    return null;
  } catch (thrown) {
    if (!(thrown instanceof StepcheckError)) return wordsOf(thrown);
    row.refused.set(thrown.code, (row.refused.get(thrown.code) ?? 0) + 1);
    return null;
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
