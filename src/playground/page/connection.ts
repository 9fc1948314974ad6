import { NOT_CONNECTED } from './api.ts';
import { h } from './dom.ts';

const AGAIN_MS = 1000;

/** Hears of every change, and says so while it cannot. Each new connection starts with a change. */
export function stayConnected(changed: () => void): void {
  const notice = h('div', { class: 'not-connected', role: 'status', 'data-testid': 'not-connected' });
  document.body.append(notice);
  connect();

  function connect(): void {
    const events = new EventSource('api/events');
    events.addEventListener('changed', changed);
    events.addEventListener('open', () => notice.replaceChildren());
    events.addEventListener('error', () => {
      notice.textContent = NOT_CONNECTED;
      // A browser tries again by itself unless it got an answer that is no stream, such as another program's.
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS);
    });
  }
}
