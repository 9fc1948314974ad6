import type { SlackStandIn } from './stand-in.ts';
import type { Store } from './store.ts';

/** What an administrator of the workspace does. Not kept over a restart. */
export function changesOf({ state }: Store): Pick<SlackStandIn, 'setStanding' | 'setGroup' | 'addChannel'> {
  return {
    setStanding(userId, standing) {
      state.users = state.users.map((user) => (user.id === userId ? { ...user, standing } : user));
    },
    setGroup(groupId, members) {
      state.groups.set(groupId, [...members]);
    },
    addChannel(channel) {
      state.channels = [...state.channels, channel];
      state.messages.set(channel.id, []);
    },
  };
}
