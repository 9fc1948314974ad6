const PERMALINK = /\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:\?|$)/;

/** A link to a message of this workspace opens it here, as in Slack's own client. */
export function followLinks(root: HTMLElement, open: (channelId: string, ts: string) => boolean): void {
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a')?.getAttribute('href') ?? '';
    const [, channelId, seconds, rest] = PERMALINK.exec(link) ?? [];
    if (channelId !== undefined && open(channelId, `${seconds}.${rest}`)) event.preventDefault();
  });
}
