import { z } from 'zod';
import type { SlackMethod } from './api-table.ts';

const Metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });

/** A message as history and replies give it. Kept whole, since a missed one is taken in from here; parsed is what we search by. */
export const StoredMessage = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  thread_ts: z.string().optional(),
  reply_count: z.number().optional(),
  metadata: Metadata.optional().catch(undefined),
  files: z
    .array(z.looseObject({ name: z.string().nullish() }))
    .optional()
    .catch(undefined),
});
export type StoredMessage = z.infer<typeof StoredMessage>;

const Page = z.object({ next_cursor: z.string().optional() }).optional();

const Messages = z.object({
  messages: z.array(StoredMessage),
  has_more: z.boolean().optional(),
  response_metadata: Page,
});

/** A file as an event or files.info describes it. */
export const SlackFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});
export type SlackFile = z.infer<typeof SlackFile>;

const Profile = z.object({
  real_name: z.string().nullish(),
  display_name: z.string().nullish(),
  email: z.string().nullish(),
});

/** What we read of each method's answer. Whatever else Slack sends is dropped here. */
export const answers = {
  'auth.test': z.object({
    team_id: z.string(),
    user_id: z.string(),
    bot_id: z.string().optional(),
    user: z.string().optional(),
    response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
  }),
  'conversations.info': z.object({
    channel: z.object({
      id: z.string(),
      name: z.string().optional(),
      is_member: z.boolean().optional(),
      is_archived: z.boolean().optional(),
    }),
  }),
  'conversations.members': z.object({ members: z.array(z.string()), response_metadata: Page }),
  'conversations.history': Messages,
  'conversations.replies': Messages,
  'users.info': z.object({
    user: z.object({
      id: z.string(),
      name: z.string().nullish(),
      real_name: z.string().nullish(),
      profile: Profile.optional(),
    }),
  }),
  'chat.postMessage': z.object({ channel: z.string(), ts: z.string() }),
  'chat.update': z.object({ ts: z.string() }),
  'chat.postEphemeral': z.object({}),
  'views.open': z.object({}),
  'files.info': z.object({ file: SlackFile }),
  'files.getUploadURLExternal': z.object({ upload_url: z.url(), file_id: z.string() }),
  'files.completeUploadExternal': z.object({}),
} as const satisfies Record<SlackMethod, z.ZodType>;

export type SlackAnswer<M extends SlackMethod> = z.infer<(typeof answers)[M]>;
