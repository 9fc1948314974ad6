import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const LOOK_EVERY_MS = 5;

/** The longest time for which the main thread did nothing else, until it is stopped. */
export interface MainThreadWatch {
  /** `longestCpuMs`: what it computed of that; the rest it was not running at all. Null where nobody tells (Linux does). */
  stop(): { longestMs: number; longestCpuMs: number | null };
}

export function watchMainThread(): MainThreadWatch {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  let last = cpuMs();
  let longestCpuMs = 0;
  const timer = setInterval(() => {
    const now = cpuMs();
    longestCpuMs = Math.max(longestCpuMs, (now ?? 0) - (last ?? 0));
    last = now;
  }, LOOK_EVERY_MS);
  delay.enable();
  return {
    stop() {
      clearInterval(timer);
      delay.disable();
      return { longestMs: delay.max / 1e6, longestCpuMs: last === null ? null : longestCpuMs };
    },
  };
}

/** What the main thread has computed so far: its id is the process's own. */
function cpuMs(): number | null {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return null;
  }
}
