const LOOPBACK = /^(?:127(?:\.\d+){3}|::1|(?:.+\.)?localhost)$/i;

/** Whether a host is this machine: nobody else can listen in on the way there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
