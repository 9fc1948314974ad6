import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';

/**
 * The one door to nock. Called once at the top of a test file: no request of a test reaches the network, and a test
 * fails that makes a request nobody expects or expects one that nobody makes.
 */
export function useMockedHttp(): (origin: string) => nock.Scope {
  const unexpected: string[] = [];
  const note = (request: { method?: string; path?: string }) =>
    unexpected.push(`${request.method ?? ''} ${request.path ?? ''}`);

  beforeEach(() => {
    unexpected.length = 0;
    nock.disableNetConnect();
    nock.emitter.on('no match', note);
  });
  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.emitter.off('no match', note);
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unexpected, 'requests that nobody expected').toEqual([]);
    expect(unused, 'expected requests that nobody made').toEqual([]);
  });
  return (origin) => nock(origin);
}
