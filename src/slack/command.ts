import type { App } from '@slack/bolt';
import { z } from 'zod';
import { asStepcheckError } from '../core/errors.ts';
import { COMMAND } from './api-table.ts';
import { caseWords, foundWords, helpWords, MORE, MoreValue, saying } from './command-answers.ts';
import { type Asked, readCommand } from './command-words.ts';
import { type HomeOptions, personOf } from './home.ts';
import type { AnswerPrivately, Words } from './private-answer.ts';

export interface CommandOptions extends HomeOptions {
  answer: AnswerPrivately;
}

const Typed = z.object({
  user_id: z.string(),
  user_name: z.string().optional(),
  text: z.string().default(''),
  response_url: z.string(),
});
const Press = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  response_url: z.string(),
  actions: z.array(z.object({ value: z.string().optional() })).min(1),
});

export const NOT_A_REVIEWER = 'Only reviewers of this desk can ask about cases.';
export const TROUBLE =
  'The desk could not be asked just now, and nothing was changed. Please try again in a moment.';

/** The slash command, and the button under its lists. Acknowledged at once, answered in private. */
export function registerCommand(app: App, options: CommandOptions): void {
  app.command(COMMAND.name, async ({ ack, body }) => {
    await ack();
    const { user_id: id, user_name: name, text, response_url: url } = Typed.parse(body);
    await options.answer(
      url,
      await reviewersOnly(options, id, () => reply(options, { id, name }, readCommand(text))),
    );
  });

  app.action(MORE, async ({ ack, body }) => {
    await ack();
    const { user, response_url: url, actions } = Press.parse(body);
    const { term, offset } = MoreValue.parse(JSON.parse(actions[0]?.value ?? ''));
    await options.answer(url, await reviewersOnly(options, user.id, () => find(options, term, offset)));
  });
}

/** What a reviewer is told; anybody else hears that it is not for them, and a fault that it did not work. */
export async function reviewersOnly(
  { people, log }: Pick<HomeOptions, 'people' | 'log'>,
  userId: string,
  act: () => Promise<Words>,
): Promise<Words> {
  try {
    return (await people.reviewers()).includes(userId) ? await act() : saying(NOT_A_REVIEWER);
  } catch (thrown) {
    const { code, message } = asStepcheckError(thrown);
    log.error({ code, detail: message }, 'A question of an agent could not be answered');
    return saying(TROUBLE);
  }
}

async function reply(
  options: CommandOptions,
  user: { id: string; name: string | undefined },
  asked: Asked,
): Promise<Words> {
  const { office, people, workspaceUrl } = options;
  switch (asked.kind) {
    case 'help':
      return helpWords();
    case 'wrong':
      return saying(asked.told);
    case 'search':
      return find(options, asked.term, 0);
    case 'show': {
      const facts = await office.show(asked.ticketId);
      const none = `There is no case ${asked.ticketId}. Type ${COMMAND.name} search and an address or a domain to find it.`;
      return facts ? caseWords(facts, workspaceUrl) : saying(none);
    }
    case 'summary':
      return saying(await office.summary(asked.week));
    case 'pause': {
      const { pause, changed } = await office.pause(await personOf(people, user));
      return saying(
        changed
          ? PAUSED
          : `The desk is paused already, by ${pause.by.name}. Type ${COMMAND.name} resume to go on.`,
      );
    }
    case 'resume': {
      const { pause } = await office.resume(await personOf(people, user));
      return saying(pause ? RESUMED : 'The desk is not paused: what is approved goes out.');
    }
  }
}

const PAUSED = `Paused: no reply and no acknowledgement goes out to anybody. What is approved waits until somebody types ${COMMAND.name} resume.`;
const RESUMED = 'Resumed: what was approved while the desk was paused goes out now.';

async function find({ office, workspaceUrl }: CommandOptions, term: string, offset: number): Promise<Words> {
  return foundWords(await office.search(term, offset), term, offset, workspaceUrl);
}
