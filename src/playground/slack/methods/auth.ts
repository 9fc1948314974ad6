import { z } from 'zod';
import { BOT, TEAM } from '../workspace.ts';
import { ApiRefusal, method } from './method.ts';

export const authTest = method(z.object({}), () => ({
  url: TEAM.url,
  team: TEAM.name,
  user: BOT.name,
  team_id: TEAM.id,
  user_id: BOT.userId,
  bot_id: BOT.botId,
  is_enterprise_install: false,
}));

export const appsConnectionsOpen = method(
  z.object({}),
  (_args, parts) => {
    if (parts.sockets.refusing()) throw new ApiRefusal('internal_error');
    const origin = parts.origin().replace('http:', 'ws:');
    return { url: `${origin}${parts.sockets.ticket()}` };
  },
  'app',
);
