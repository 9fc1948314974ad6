import type { AgentStep } from '../core/agent-step.ts';
import type { Standing } from './step-status.ts';

/** A message's words have the time (index + 1) * 10: an agent who had seen them speaks after them. */
const AFTER = 5;

/** An agent's word on a step stands before what anybody read, but for what the customer has said of it since. */
export function withAgentSteps(
  standings: ReadonlyMap<string, Standing>,
  agentSteps: readonly AgentStep[],
): Map<string, Standing> {
  const all = new Map(standings);
  for (const { step, status, by, at, messages } of agentSteps) {
    const time = messages * 10 + AFTER;
    const held = standings.get(step);
    if (held?.basis === 'stated' && held.time > time) continue;
    all.set(step, { status, basis: 'agent', evidence: [{ kind: 'agent', by, at }], time, weak: false });
  }
  return all;
}
