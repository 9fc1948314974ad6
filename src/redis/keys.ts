/** Names of all our keys. The braces are the hash tag: one desk lives on one node of a cluster. */
export function keysOf(deskId: string) {
  const tag = `{${deskId}}`;
  return {
    record: (kind: string, id: string) => `${tag}:${kind}:${id}`,
    history: (ticketId: string) => `${tag}:history:${ticketId}`,
    index: (table: string, key: string) => `${tag}:index:${table}:${key}`,
    facts: (isoWeek: string) => `${tag}:facts:${isoWeek}`,
    cursor: (name: string) => `${tag}:cursor:${name}`,
    cap: (name: string) => `${tag}:cap:${name}`,
    spending: (period: string) => `${tag}:spending:${period}`,
    attempts: (id: string) => `${tag}:attempts:${id}`,
    lease: (name: string) => `${tag}:lease:${name}`,
    secret: `${tag}:secret`,
    paused: `${tag}:paused`,
    open: `${tag}:open`,
    parked: `${tag}:parked`,
    resting: `${tag}:resting`,
    firm: (domain: string) => `${tag}:firm:${domain}`,
    search: (term: string) => `${tag}:search:${term}`,
    slackThreads: `${tag}:slack-threads`,
    due: `${tag}:due`,
    dueJobs: `${tag}:due-jobs`,
    ticketNumber: `${tag}:ticket-number`,
    queuePrefix: `${tag}:queue`,
  };
}

export type Keys = ReturnType<typeof keysOf>;
