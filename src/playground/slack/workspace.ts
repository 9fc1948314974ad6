import type { StandInChannel, StandInUser } from './stand-in.ts';

export const TEAM = {
  id: 'T07STEPCHK',
  name: 'Jump support desk',
  domain: 'jump-desk',
  url: 'https://jump-desk.slack.example/',
} as const;

export const BOT = {
  appId: 'A07STEPAPP',
  botId: 'B07STEPBOT',
  userId: 'U07STEPBOT',
  name: 'stepcheck',
} as const;

/** The people and the bot that every stand-in starts with. Ids never change: records refer to them. */
export const USERS: readonly StandInUser[] = [
  person('U07ANARUIZ', 'ana', 'Ana Ruiz', 'ana.ruiz@jump-desk.example', 'agent'),
  person('U07BENOKAF', 'ben', 'Ben Okafor', 'ben.okafor@jump-desk.example', 'agent'),
  person('U07MIACHEN', 'mia.chen', 'Mia Chen', 'mia.chen@birchwood-advisors.example', 'customer'),
  person('U07TOMFULL', 'tom.fuller', 'Tom Fuller', 'tom.fuller@fuller-wealth.example', 'customer'),
  { id: BOT.userId, name: BOT.name, realName: BOT.name, email: '', isBot: true, side: 'bot' },
];

export const CHANNELS: readonly StandInChannel[] = [
  {
    id: 'C07TRIAGE1',
    name: 'triage-review',
    purpose: 'review',
    members: USERS.filter((user) => user.side !== 'customer').map((user) => user.id),
  },
  { id: 'C07JUMPHLP', name: 'jump-help', purpose: 'customers', members: USERS.map((user) => user.id) },
];

function person(
  id: string,
  name: string,
  realName: string,
  email: string,
  side: StandInUser['side'],
): StandInUser {
  return { id, name, realName, email, isBot: false, side };
}
