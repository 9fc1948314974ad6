interface Row {
  /** Bot scopes; an empty list where any token will do. */
  scopes: readonly string[];
  /** Safe to call again where no answer came. A post is not: Slack would show it twice. */
  repeatable: boolean;
}

/** Every Web API method that we call, with what it needs. The client knows no other; the manifest is made from it. */
export const apiTable = {
  'auth.test': { scopes: [], repeatable: true },
  'conversations.info': { scopes: ['channels:read', 'groups:read'], repeatable: true },
  'conversations.list': { scopes: ['channels:read', 'groups:read'], repeatable: true },
  'conversations.members': { scopes: ['channels:read', 'groups:read'], repeatable: true },
  'conversations.history': { scopes: ['channels:history', 'groups:history'], repeatable: true },
  'conversations.replies': { scopes: ['channels:history', 'groups:history'], repeatable: true },
  'usergroups.users.list': { scopes: ['usergroups:read'], repeatable: true },
  'users.info': { scopes: ['users:read', 'users:read.email'], repeatable: true },
  'chat.postMessage': { scopes: ['chat:write'], repeatable: false },
  'chat.update': { scopes: ['chat:write'], repeatable: true },
  'chat.delete': { scopes: ['chat:write'], repeatable: true },
  'chat.getPermalink': { scopes: [], repeatable: true },
  'chat.postEphemeral': { scopes: ['chat:write'], repeatable: false },
  'views.open': { scopes: [], repeatable: false },
  'views.update': { scopes: [], repeatable: true },
  'views.publish': { scopes: [], repeatable: true },
  'files.info': { scopes: ['files:read'], repeatable: true },
  'files.delete': { scopes: ['files:write'], repeatable: true },
  'files.getUploadURLExternal': { scopes: ['files:write'], repeatable: true },
  'files.completeUploadExternal': { scopes: ['files:write'], repeatable: false },
} as const satisfies Record<string, Row>;

export type SlackMethod = keyof typeof apiTable;

/** The events that we subscribe to, with what they need. */
export const eventTable = {
  'message.channels': { scopes: ['channels:history'] },
  'message.groups': { scopes: ['groups:history'] },
  app_home_opened: { scopes: [] },
} as const satisfies Record<string, Pick<Row, 'scopes'>>;

/** What people start us with, and the scope that it needs. */
export const COMMAND = { name: '/stepcheck', scope: 'commands' } as const;
export const CHECK_SHORTCUT = { name: 'Check against the article', id: 'stepcheck_check' } as const;

/** Called by the Socket Mode client itself, with the app-level token instead of the bot's. */
export const SOCKET_METHOD = { method: 'apps.connections.open', appScope: 'connections:write' } as const;

/** All bot scopes of the table, sorted. */
export function botScopes(): string[] {
  const rows: Pick<Row, 'scopes'>[] = [...Object.values(apiTable), ...Object.values(eventTable)];
  return [...new Set([...rows.flatMap((row) => row.scopes), COMMAND.scope])].sort();
}
