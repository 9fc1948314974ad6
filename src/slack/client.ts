import type {
  AuthTestArguments,
  ChatDeleteArguments,
  ChatGetPermalinkArguments,
  ChatPostEphemeralArguments,
  ChatPostMessageArguments,
  ChatUpdateArguments,
  ConversationsHistoryArguments,
  ConversationsInfoArguments,
  ConversationsListArguments,
  ConversationsMembersArguments,
  ConversationsRepliesArguments,
  FilesCompleteUploadExternalArguments,
  FilesDeleteArguments,
  FilesGetUploadURLExternalArguments,
  FilesInfoArguments,
  UsergroupsUsersListArguments,
  UsersInfoArguments,
  ViewsOpenArguments,
  ViewsPublishArguments,
  ViewsUpdateArguments,
} from '@slack/web-api';
import { WebClient } from '@slack/web-api';
import type { Log } from '../core/ports.ts';
import { answers, type SlackAnswer } from './answers.ts';
import { apiTable, type SlackMethod, SOCKET_METHOD } from './api-table.ts';
import { slackError } from './errors.ts';
import { libraryLogger } from './logger.ts';

const TIMEOUT_MS = 10_000;

interface SlackArguments {
  'auth.test': AuthTestArguments;
  'conversations.info': ConversationsInfoArguments;
  'conversations.list': ConversationsListArguments;
  'conversations.members': ConversationsMembersArguments;
  'conversations.history': ConversationsHistoryArguments;
  'conversations.replies': ConversationsRepliesArguments;
  'usergroups.users.list': UsergroupsUsersListArguments;
  'users.info': UsersInfoArguments;
  'chat.postMessage': ChatPostMessageArguments;
  'chat.update': ChatUpdateArguments;
  'chat.delete': ChatDeleteArguments;
  'chat.getPermalink': ChatGetPermalinkArguments;
  'chat.postEphemeral': ChatPostEphemeralArguments;
  'views.open': ViewsOpenArguments;
  'views.update': ViewsUpdateArguments;
  'views.publish': ViewsPublishArguments;
  'files.info': FilesInfoArguments;
  'files.delete': FilesDeleteArguments;
  'files.getUploadURLExternal': FilesGetUploadURLExternalArguments;
  'files.completeUploadExternal': FilesCompleteUploadExternalArguments;
}

/** The one way to Slack's Web API, limited to the table. Answers are parsed; errors are StepcheckErrors. */
export interface SlackClient {
  call<M extends SlackMethod>(method: M, args: SlackArguments[M]): Promise<SlackAnswer<M>>;
}

export interface SlackClientOptions {
  token: string;
  apiUrl?: string;
  log: Log;
  timeoutMs?: number;
}

export function createSlackClient({ token, apiUrl, log, timeoutMs }: SlackClientOptions): SlackClient {
  const shared = {
    slackApiUrl: apiUrl,
    logger: libraryLogger(log),
    timeout: timeoutMs ?? TIMEOUT_MS,
    // The queue waits, not a sleeping worker.
    rejectRateLimitedCalls: true,
  };
  const patient = new WebClient(token, { ...shared, retryConfig: { retries: 2, minTimeout: 300 } });
  // A post that got no answer may have been taken: whether to post again is decided after a search, not here.
  const once = new WebClient(token, { ...shared, retryConfig: { retries: 0 } });

  return {
    async call<M extends SlackMethod>(method: M, args: SlackArguments[M]): Promise<SlackAnswer<M>> {
      const web = apiTable[method].repeatable ? patient : once;
      try {
        const answer = await web.apiCall(method, { ...args });
        return answers[method].parse(answer) as SlackAnswer<M>;
      } catch (error) {
        throw slackError(method, error);
      }
    },
  };
}

/** Asks for the address of a connection, and opens none. Throws StepcheckError where the app-level token is not taken. */
export async function checkAppToken({ token, apiUrl, log }: SlackClientOptions): Promise<void> {
  const web = new WebClient(token, {
    slackApiUrl: apiUrl,
    logger: libraryLogger(log),
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  try {
    await web.apiCall(SOCKET_METHOD.method);
  } catch (error) {
    throw slackError(SOCKET_METHOD.method, error);
  }
}
