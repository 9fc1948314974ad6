import { appsConnectionsOpen, authTest } from './auth.ts';
import { chatDelete, chatGetPermalink, chatPostEphemeral, chatPostMessage, chatUpdate } from './chat.ts';
import {
  conversationsHistory,
  conversationsInfo,
  conversationsList,
  conversationsMembers,
  conversationsReplies,
} from './conversations.ts';
import { filesCompleteUploadExternal, filesDelete, filesGetUploadUrlExternal, filesInfo } from './files.ts';
import type { Method } from './method.ts';
import { usergroupsUsersList, usersInfo } from './users.ts';
import { viewsOpen, viewsPublish, viewsUpdate } from './views.ts';

/** The Web API methods that the stand-in has; any other is unknown_method. */
export const METHODS: ReadonlyMap<string, Method> = new Map([
  ['apps.connections.open', appsConnectionsOpen],
  ['auth.test', authTest],
  ['chat.delete', chatDelete],
  ['chat.getPermalink', chatGetPermalink],
  ['chat.postEphemeral', chatPostEphemeral],
  ['chat.postMessage', chatPostMessage],
  ['chat.update', chatUpdate],
  ['conversations.history', conversationsHistory],
  ['conversations.info', conversationsInfo],
  ['conversations.list', conversationsList],
  ['conversations.members', conversationsMembers],
  ['conversations.replies', conversationsReplies],
  ['files.completeUploadExternal', filesCompleteUploadExternal],
  ['files.delete', filesDelete],
  ['files.getUploadURLExternal', filesGetUploadUrlExternal],
  ['files.info', filesInfo],
  ['usergroups.users.list', usergroupsUsersList],
  ['users.info', usersInfo],
  ['views.open', viewsOpen],
  ['views.publish', viewsPublish],
  ['views.update', viewsUpdate],
]);
