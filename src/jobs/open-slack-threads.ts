import type { Lookup, Records } from '../core/ports.ts';

/** The customers' Slack threads that may still go on: those of the tickets that are not closed. */
export async function openSlackThreads(from: {
  lookup: Pick<Lookup, 'openTickets'>;
  records: Pick<Records, 'ticket'>;
}): Promise<{ channelId: string; threadTs: string }[]> {
  const threads: { channelId: string; threadTs: string }[] = [];
  for (const id of await from.lookup.openTickets()) {
    const route = (await from.records.ticket(id))?.route;
    if (route?.channel === 'slack') threads.push({ channelId: route.channelId, threadTs: route.threadTs });
  }
  return threads;
}
