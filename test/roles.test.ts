import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { checkRoles, readRoles } from '../src/roles.ts';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_REVIEW_CHANNEL: 'C012345' };
const REAL = { ...SLACK, SUPPORT_ADDRESSES: 'help@firm.example' };

describe('roles', () => {
  it('are all of them unless some are named', () => {
    expect([...readRoles([])]).toEqual(['intake', 'worker', 'slack', 'web']);
    expect([...readRoles(['worker', 'slack, web'])]).toEqual(['worker', 'slack', 'web']);
  });

  it('that do not exist are said, with those that do', () => {
    expect(() => readRoles(['wroker'])).toThrow(
      '"wroker" is no role. The roles are intake, worker, slack, web',
    );
    expect(() => readRoles([','])).toThrow('Nothing is no role.');
  });

  it('apart from each other need a Redis that all share', () => {
    expect(() => checkRoles(readRoles(['worker']), readConfig(REAL))).toThrow('REDIS_URL is not set');
    const shared = readConfig({ ...REAL, REDIS_URL: 'redis://redis.firm.example:6379' });
    expect(() => checkRoles(readRoles(['worker']), shared)).not.toThrow();
  });

  it('apart from each other need the real Slack: its stand-in lives in one process', () => {
    const playground = readConfig({ REDIS_URL: 'redis://redis.firm.example:6379' });
    expect(() => checkRoles(readRoles(['worker']), playground)).toThrow('set SLACK_BOT_TOKEN');
  });

  it('together need neither', () => {
    expect(() => checkRoles(readRoles([]), readConfig({}))).not.toThrow();
  });
});
