import type { SMTPServer, SMTPServerSession } from 'smtp-server';

export interface ListenerLimits {
  clients: number;
  clientsPerAddress: number;
  recipients: number;
  /** Unknown recipients after which a client is sent away: it guesses addresses. */
  unknownRecipients: number;
  /** Without a sign from the client. */
  idleMs: number;
  /** From the greeting, or from the last mail, to the end of the next mail: a client that only trickles is sent away. */
  mailMs: number;
}

export const LISTENER_LIMITS: ListenerLimits = {
  clients: 50,
  // A mail server that delivers to us alone opens up to 20 connections (Postfix's default).
  clientsPerAddress: 20,
  recipients: 100,
  unknownRecipients: 10,
  idleMs: 60_000,
  mailMs: 10 * 60_000,
};

/** What each client does, as far as it is limited. */
export interface ClientWatch {
  /** False where its address has too many connections already. */
  admit(session: SMTPServerSession): boolean;
  /** False where it has named too many unknown recipients. */
  mayMiss(session: SMTPServerSession): boolean;
  /** A mail is through: the next one has its own time. */
  finishedMail(session: SMTPServerSession): void;
  left(session: SMTPServerSession): void;
}

interface Client {
  address: string;
  missed: number;
  timer: NodeJS.Timeout;
}

/** `server` is asked for late, since its handlers need the watch first. */
export function watchClients(limits: ListenerLimits, server: () => SMTPServer): ClientWatch {
  const clients = new Map<string, Client>();

  function sendAway(id: string): void {
    for (const connection of server().connections) {
      if (connection.id === id) connection.send(421, 'This takes too long, please come again');
    }
  }
  const limitTime = (id: string) => setTimeout(() => sendAway(id), limits.mailMs).unref();

  return {
    admit({ id, remoteAddress }) {
      const others = [...clients.values()].filter(({ address }) => address === remoteAddress);
      if (others.length >= limits.clientsPerAddress) return false;
      clients.set(id, { address: remoteAddress, missed: 0, timer: limitTime(id) });
      return true;
    },
    mayMiss({ id }) {
      const client = clients.get(id);
      if (!client) return false;
      client.missed++;
      return client.missed < limits.unknownRecipients;
    },
    finishedMail({ id }) {
      const client = clients.get(id);
      if (!client) return;
      clearTimeout(client.timer);
      client.timer = limitTime(id);
    },
    left({ id }) {
      clearTimeout(clients.get(id)?.timer);
      clients.delete(id);
    },
  };
}
