import { z } from 'zod';
import type { SlackMethod } from './api-table.ts';

const Metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });

// One odd part must not make a whole message, or a page of them, unreadable.
export const word = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);

/**
 * A message as history and replies give it. `whole` is what came, since a missed one is taken in from here; the rest
 * is what we search by.
 */
export const StoredMessage = z
  .looseObject({})
  .transform((whole) => ({ ...whole, whole }))
  .pipe(
    z.object({
      whole: z.record(z.string(), z.unknown()),
      ts: z.string(),
      user: word,
      reply_count: z.number().nullish().catch(null),
      latest_reply: word,
      metadata: Metadata.nullish().catch(null),
      files: z
        .array(z.object({ id: word, name: word }).catch({}))
        .nullish()
        .catch(null),
    }),
  );
export type StoredMessage = z.infer<typeof StoredMessage>;

const Page = z.object({ next_cursor: z.string().optional() }).optional();

const Messages = z.object({
  messages: z.array(StoredMessage),
  has_more: z.boolean().optional(),
  response_metadata: Page,
});

/** A file as an event or files.info describes it. */
export const SlackFile = z.object({
  id: word,
  name: word,
  title: word,
  mimetype: word,
  size: z.number().int().nonnegative().nullish().catch(null),
  mode: word,
  is_external: flag,
  file_access: word,
  url_private: word,
  url_private_download: word,
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
    url: z.string().optional(),
    user_id: z.string(),
    bot_id: z.string().optional(),
    enterprise_id: word,
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
  'conversations.list': z.object({
    channels: z.array(z.object({ id: z.string(), name: word, is_member: flag })),
    response_metadata: Page,
  }),
  'conversations.members': z.object({ members: z.array(z.string()), response_metadata: Page }),
  'conversations.history': Messages,
  'conversations.replies': Messages,
  'usergroups.users.list': z.object({ users: z.array(z.string()) }),
  'users.info': z.object({
    user: z.object({
      id: z.string(),
      name: z.string().nullish(),
      real_name: z.string().nullish(),
      profile: Profile.optional(),
      team_id: word,
      is_restricted: flag,
      is_ultra_restricted: flag,
      is_stranger: flag,
      enterprise_user: z.object({ enterprise_id: word }).nullish().catch(null),
    }),
  }),
  'chat.postMessage': z.object({ channel: z.string(), ts: z.string() }),
  'chat.update': z.object({ ts: z.string() }),
  'chat.delete': z.object({}),
  'chat.getPermalink': z.object({ permalink: z.string() }),
  'chat.postEphemeral': z.object({}),
  'views.open': z.object({}),
  'views.update': z.object({}),
  'views.publish': z.object({}),
  'files.info': z.object({ file: SlackFile }),
  'files.delete': z.object({}),
  'files.getUploadURLExternal': z.object({ upload_url: z.url(), file_id: z.string() }),
  'files.completeUploadExternal': z.object({}),
} as const satisfies Record<SlackMethod, z.ZodType>;

export type SlackAnswer<M extends SlackMethod> = z.infer<(typeof answers)[M]>;
