const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const brief = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** Slack's ts: seconds with a fraction, as a string. */
export function tsToMs(ts: string): number {
  return Number(ts) * 1000;
}

export function clockTime(ms: number): string {
  return time.format(ms);
}

export function fullTime(ms: number): string {
  return full.format(ms);
}

export function briefTime(ms: number): string {
  return brief.format(ms);
}

export function dayName(ms: number): string {
  const days = dayNumber(Date.now()) - dayNumber(ms);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return day.format(ms);
}

/** The time where it was today, else the date: as a mail list shows it. */
export function listTime(ms: number): string {
  return dayNumber(ms) === dayNumber(Date.now()) ? time.format(ms) : short.format(ms);
}

/** Slack's `<!date^seconds^format|fallback>`. */
export function slackDate(seconds: number, format: string): string {
  const ms = seconds * 1000;
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token.startsWith('time_secs')) return new Date(ms).toLocaleTimeString();
    if (token.startsWith('time')) return time.format(ms);
    if (token === 'ago') return `${Math.max(0, Math.round((Date.now() - ms) / 60_000))} minutes ago`;
    if (token.endsWith('_pretty'))
      return dayName(ms).replace(/^(Today|Yesterday)$/, (name) => name.toLowerCase());
    if (token.startsWith('date')) return new Date(ms).toLocaleDateString(undefined, { dateStyle: 'medium' });
    return whole;
  });
}

function dayNumber(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / 86_400_000);
}
