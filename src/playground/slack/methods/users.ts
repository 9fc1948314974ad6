import { z } from 'zod';
import { userPayload } from '../payloads/people.ts';
import { ApiRefusal, method } from './method.ts';

export const usersInfo = method(z.object({ user: z.string() }), (args, parts) => {
  const user = parts.store.state.users.find((known) => known.id === args.user);
  if (user === undefined) throw new ApiRefusal('user_not_found');
  return { user: userPayload(user) };
});

export const usergroupsUsersList = method(z.object({ usergroup: z.string() }), (args, parts) => {
  const users = parts.store.state.groups.get(args.usergroup);
  if (users === undefined) throw new ApiRefusal('no_such_subteam');
  return { users };
});
