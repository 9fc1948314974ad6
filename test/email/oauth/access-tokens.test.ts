import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAccessTokens } from '../../../src/email/oauth/access-tokens.ts';
import { MICROSOFT, oauthParts } from './parts.ts';
import {
  issued,
  refused,
  startTokenEndpoint,
  type TokenEndpoint,
  type TokenReply,
} from './token-endpoint.ts';

const MINUTE = 60_000;

let endpoint: TokenEndpoint | null = null;
afterEach(async () => {
  await endpoint?.close();
  endpoint = null;
});

/** A provider that counts its tokens, until it is told to say something else. */
async function start() {
  let instead: TokenReply | null = null;
  let count = 0;
  endpoint = await startTokenEndpoint(() => instead ?? issued(`token-${++count}`));
  const around = oauthParts(endpoint);
  return {
    ...around,
    requests: endpoint.requests,
    tokens: createAccessTokens(MICROSOFT, around.parts),
    say(reply: TokenReply | null) {
      instead = reply;
    },
  };
}

describe('an access token', () => {
  it('is asked for once, however many need it at the same time', async () => {
    const { tokens, requests } = await start();
    const all = await Promise.all([1, 2, 3, 4].map((n) => tokens.token(`box${n}@firm.example`)));
    expect(new Set(all)).toEqual(new Set(['token-1']));
    expect(requests).toHaveLength(1);
  });

  it('is kept until shortly before it ends, then there is a new one', async () => {
    const { tokens, requests, pass } = await start();
    await tokens.token('a@firm.example');
    pass(54 * MINUTE);
    expect(await tokens.token('a@firm.example')).toBe('token-1');
    pass(2 * MINUTE);
    expect(await tokens.token('a@firm.example')).toBe('token-2');
    expect(requests).toHaveLength(2);
  });

  it('is not given out again after the mail server refused it', async () => {
    const { tokens, pass } = await start();
    const first = await tokens.token('a@firm.example');
    pass(2 * MINUTE);
    expect(await tokens.token('a@firm.example', first)).toBe('token-2');
    expect(await tokens.token('a@firm.example', first)).toBe('token-2');
  });

  it('is not asked for anew where one that is new is refused: that is a matter of rights', async () => {
    const { tokens, requests } = await start();
    const first = await tokens.token('a@firm.example');
    expect(await tokens.token('a@firm.example', first)).toBe(first);
    expect(requests).toHaveLength(1);
  });
});

describe('when it cannot be renewed', () => {
  it('the agents are told at once, once, and again when it works', async () => {
    const { tokens, say, told } = await start();
    say(refused('invalid_client', 'AADSTS7000222: The provided client secret keys are expired.', 401));
    await expect(tokens.token('a@firm.example')).rejects.toThrow('The client secret has ended');
    await expect(tokens.token('b@firm.example')).rejects.toThrow();
    await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);
    expect(told[0]?.text).toContain('The client secret has ended: make a new one in Entra');
    expect(told[0]?.text).toContain('neither fetched nor sent');

    say(null);
    await tokens.token('a@firm.example');
    await vi.waitFor(() => expect(told).toHaveLength(2), 10_000);
    expect(told[1]?.text).toContain('works again');
  });

  it('a second outage is told as well', async () => {
    const { tokens, say, told, pass } = await start();
    for (const count of [1, 3]) {
      say(refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401));
      await tokens.token('a@firm.example').catch(() => {});
      await vi.waitFor(() => expect(told).toHaveLength(count), 10_000);
      say(null);
      await tokens.token('a@firm.example');
      await vi.waitFor(() => expect(told).toHaveLength(count + 1), 10_000);
      pass(60 * MINUTE);
    }
    expect(new Set(told.map(({ key }) => key)).size).toBe(4);
  });

  it('the token before is used for as long as it is good, and the agents know until when', async () => {
    const { tokens, say, told, pass } = await start();
    await tokens.token('a@firm.example');
    pass(57 * MINUTE);
    say({ status: 503, body: 'busy' });
    expect(await tokens.token('a@firm.example')).toBe('token-1');
    await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);
    expect(told[0]?.text).toMatch(/good until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    pass(4 * MINUTE);
    await expect(tokens.token('a@firm.example')).rejects.toMatchObject({ turn: 'retry' });
  });

  it('is told by the next failure where the agents could not be reached', async () => {
    const { parts, say } = await start();
    const told: string[] = [];
    let away = true;
    const announce = async (_key: string, text: string) => {
      if (away) throw new Error('Slack is away');
      told.push(text);
    };
    const tokens = createAccessTokens(MICROSOFT, { ...parts, announce });
    say(refused('invalid_client', 'no', 401));
    await tokens.token('a@firm.example').catch(() => {});
    away = false;
    await vi.waitFor(async () => {
      await tokens.token('a@firm.example').catch(() => {});
      expect(told).toHaveLength(1);
    }, 10_000);
  });
});
