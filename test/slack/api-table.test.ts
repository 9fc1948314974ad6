import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiTable, botScopes, eventTable } from '../../src/slack/api-table.ts';
import { slackManifest } from '../../src/slack/manifest.ts';

const FOLDER = new URL('../../../src/slack/', import.meta.url);

function sources(): { name: string; text: string }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  return names.map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

describe('calls of Slack', () => {
  it('go through the one typed client', () => {
    const others = sources().filter(({ name }) => name !== 'client.ts');
    const outside = others.filter(({ text }) =>
      /apiCall|new WebClient|filesUploadV2|\b(web|client|app\.client)\.(chat|views|users|files|conversations|auth|apps)\b/.test(
        text,
      ),
    );
    expect(outside.map(({ name }) => name)).toEqual([]);
  });

  it('are all in the table, and the table holds no other', () => {
    const called = sources().flatMap(({ text }) =>
      [...text.matchAll(/\.call\(\s*'([^']+)'/g)].map((match) => match[1]),
    );
    expect([...new Set(called)].sort()).toEqual(Object.keys(apiTable).sort());
  });

  it('make no use of what Bolt offers beside the client', () => {
    const users = sources().filter(({ text }) => /\b(say|respond|sayStream)\b\s*[,(}]/.test(text));
    expect(users.map(({ name }) => name)).toEqual([]);
  });
});

describe('the app manifest', () => {
  it('asks for the scopes of the table and for no others', () => {
    expect(slackManifest().oauth_config.scopes.bot).toEqual(botScopes());
    expect(botScopes()).toEqual([
      'channels:history',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:history',
      'groups:read',
      'usergroups:read',
      'users:read',
      'users:read.email',
    ]);
  });

  it('subscribes to the events of the table, over Socket Mode', () => {
    const { settings } = slackManifest();
    expect(settings.event_subscriptions.bot_events).toEqual(Object.keys(eventTable).sort());
    expect(settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
  });
});
