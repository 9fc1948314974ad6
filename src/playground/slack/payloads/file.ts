import type { State, StoredFile } from '../state.ts';
import { TEAM } from '../workspace.ts';

type Payload = Record<string, unknown>;

/** A file as files.info shows it, or as it hangs on a message. */
export function filePayload(file: StoredFile, origin: string, state: State): Payload {
  const path = `files-pri/${TEAM.id}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.includes('.') ? file.name.split('.').at(-1)?.toLowerCase() : 'binary',
    pretty_type: file.mimetype,
    user: file.user,
    user_team: TEAM.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${origin}/${path}/${encodeURIComponent(file.name)}`,
    url_private_download: `${origin}/${path}/download/${encodeURIComponent(file.name)}`,
    permalink: `${TEAM.url}files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...sharesOf(file, state),
  };
}

function sharesOf(file: StoredFile, state: State): Payload {
  const shares: Record<string, Payload[]> = {};
  for (const [channelId, messages] of state.messages) {
    for (const message of messages) {
      if (!message.files.includes(file.id)) continue;
      const share = { ts: message.ts, ...(message.threadTs ? { thread_ts: message.threadTs } : {}) };
      shares[channelId] = [...(shares[channelId] ?? []), share];
    }
  }
  return { channels: Object.keys(shares), groups: [], ims: [], shares: { public: shares } };
}
