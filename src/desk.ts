import { randomBytes } from 'node:crypto';
import { createChartRenderer } from './charts/chart-renderer.ts';
import { closingOrder } from './closing.ts';
import type { Decision } from './core/decision.ts';
import type { IntakeItem } from './core/intake.ts';
import type { MailboxState } from './core/office.ts';
import { createReminders } from './core/reminders.ts';
import { indexTable } from './core/transition.ts';
import { type Desk, type DeskOptions, TUNING } from './desk-options.ts';
import { createSmtpMailer } from './email/mailer.ts';
import { createNoMailer } from './email/no-mailer.ts';
import { createAccessTokens } from './email/oauth/access-tokens.ts';
import { watchSecretExpiry } from './email/oauth/secret-expiry.ts';
import { createTokenCache, tokenPath } from './email/oauth/token-cache.ts';
import { startHeartbeat } from './files/heartbeat.ts';
import { openFiles } from './files/open-files.ts';
import { decide } from './jobs/decide.ts';
import { draftText } from './jobs/draft-text.ts';
import { noteRefusal } from './jobs/note-refusal.ts';
import { createOffice } from './jobs/office.ts';
import type { Parts } from './jobs/parts.ts';
import { readPublicMailProviders } from './jobs/public-mail-provider.ts';
import { redraft } from './jobs/redraft.ts';
import { CLOCK_DIFFERENCE_MS } from './jobs/retry-policies.ts';
import { giveUp, runJob } from './jobs/run-job.ts';
import { startSweeping } from './jobs/sweep.ts';
import { lanes } from './jobs/table.ts';
import { takeIn } from './jobs/take-in.ts';
import { startMailSources } from './mail-sources.ts';
import { createModel } from './model.ts';
import { observed } from './observed.ts';
import { promised } from './promised.ts';
import { readLearnedWeights, readPrompts } from './prompts.ts';
import { createAttempts } from './redis/attempts.ts';
import { createCaps } from './redis/caps.ts';
import { connectRedis } from './redis/connect.ts';
import { createCursors } from './redis/cursors.ts';
import { createDueJobs } from './redis/due-jobs.ts';
import { keysOf } from './redis/keys.ts';
import { createLeases } from './redis/leases.ts';
import { createLookup } from './redis/lookup.ts';
import { createPausing } from './redis/pausing.ts';
import { createQueue } from './redis/queue.ts';
import { createRecords } from './redis/records.ts';
import { createResting } from './redis/resting.ts';
import { obtainSecret } from './redis/secret.ts';
import { createSpending } from './redis/spending.ts';
import { ROLES } from './roles.ts';
import { createSign } from './signing.ts';
import { connectSlack } from './slack/connect.ts';
import { countBeginnings } from './threads/counted-pictures.ts';
import { createMailReader } from './threads/mail-reader.ts';
import { createPictureReader } from './threads/picture-reader.ts';
import { createReadingThread } from './threads/reading-thread.ts';
import { createVitals } from './vitals.ts';

export type { Desk, DeskOptions } from './desk-options.ts';

const PARSE_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 512 };
const READ_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 256 };
const PICTURE_LIMITS = { maxMemoryMb: 512 };

/** Builds the desk out of its parts and starts it. The one place where everything is put together. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { config, log } = options;
  const roles = options.roles ?? new Set(ROLES);
  const tuning = { ...TUNING, ...options.tuning };
  const closing = closingOrder(log);
  try {
    const clock = options.clock ?? { now: Date.now };
    const random = options.random ?? (() => randomBytes(12).toString('hex'));
    const files = openFiles(config);
    const prompts = options.prompts ?? (await readPrompts());
    const { articles, screens } = prompts;

    const redis = await connectRedis(options.redisAddress, log, options.onlooker);
    closing.add('the connection to Redis', redis.close);
    const keys = keysOf(config.deskId);
    const records = createRecords(redis.commands, keys, config.desk.timeZone);
    const lookup = createLookup(redis.commands, keys);
    const cursors = createCursors(redis.commands, keys);

    // Slack and the queue call back into the jobs, which need Slack and the queue: what comes early waits for them.
    const ready = promised<Parts>();
    const queue = createQueue({
      connections: redis,
      prefix: keys.queuePrefix,
      lanes: lanes(tuning.reviewPace),
      deadAfterMs: tuning.deadAfterMs,
      run: async (data) => runJob(await ready.promise, data),
      gaveUp: async (data, error) => giveUp(await ready.promise, data, error),
      log,
    });
    const store = (item: IntakeItem, raw: Uint8Array) => takeIn({ files, queue, log }, item, raw);
    const mailboxes = new Map<string, MailboxState>();
    const slack = await connectSlack({
      ...options.slack,
      listens: roles.has('slack'),
      store,
      decide: async (decision: Decision) => decide(await ready.promise, decision),
      draftText: (ticketId, version, dialog) => draftText({ records, articles }, ticketId, version, dialog),
      redraft: async (...asked) => redraft(await ready.promise, ...asked),
      refused: async (...attempt) => noteRefusal(await ready.promise, ...attempt),
      escalationGroups: config.escalationGroups,
      timeZone: config.desk.timeZone,
      office: createOffice(ready.promise, () => [...mailboxes.values()]),
      openThreads: () => lookup.slackThreads(),
      isCaseThread: async (place) => (await lookup.find(indexTable.slackThread, place)) !== null,
      cursors,
      maxFileBytes: config.smtp.maxBytes,
      clock,
      log,
    });
    closing.add('Slack', slack.close);
    const attempts = createAttempts(redis.commands, keys);
    const mailReader = createMailReader({
      ...PARSE_LIMITS,
      trustedAuthServers: config.mail.authServers,
      attempts,
    });
    closing.add('the mail reader', mailReader.close);
    const learned = config.learnedReading ? await readLearnedWeights(articles) : [];
    const library = { articles: articles.all, settings: config.desk, learned };
    const reader = createReadingThread({ ...READ_LIMITS, ...library });
    closing.add('the reader', reader.close);
    const pictures = config.ocr && createPictureReader({ ...screens, ...config.ocr, ...PICTURE_LIMITS });
    const announce = (key: string, text: string, since = clock.now()) =>
      slack.review.announce(key, text, since - CLOCK_DIFFERENCE_MS);
    const spending = createSpending(redis.commands, keys, config.desk.timeZone);
    const { timeZone } = config.desk;
    const { metrics } = options;
    const told = { announce, clock, log, metrics };
    const model = createModel({ openai: config.openai, prompts, files, spending, timeZone, ...told });
    const { oauth } = config.mail;
    const cache = oauth && createTokenCache(files, tokenPath(oauth.provider));
    const accessTokens = oauth && cache && createAccessTokens(oauth, { cache, announce, clock, log });
    if (oauth?.secretExpires) {
      const watch = watchSecretExpiry({ expires: oauth.secretExpires, announce, clock, log });
      closing.add('the watch over the secret', watch.close);
    }
    const mailer = options.smtpUrl
      ? createSmtpMailer({ url: options.smtpUrl, accessTokens })
      : createNoMailer();
    closing.add('the mailer', mailer.close);

    const parts: Parts = {
      records,
      lookup,
      resting: createResting(redis.commands, keys),
      due: createDueJobs(redis.commands, keys),
      queue,
      caps: createCaps(redis.commands, keys),
      pausing: createPausing(redis.commands, keys),
      files,
      understand: { email: mailReader.understand, slack: slack.understand },
      mailer,
      customers: slack.customers,
      review: slack.review,
      articles,
      reader,
      ...model,
      pictures: pictures && countBeginnings(pictures, attempts),
      pictureVersion: screens.version,
      deskUserIds: slack.deskUserIds,
      isPublicProvider: readPublicMailProviders(),
      sign: createSign(await obtainSecret(redis.commands, keys, random)),
      charts: createChartRenderer(),
      spentInWeek: async (week) => (config.openai ? spending.spentInWeek(week) : null),
      settings: config.desk,
      remind: createReminders(config.remind, config.desk.businessHours, timeZone),
      deadAfterMs: tuning.deadAfterMs,
      clock,
      random,
      log,
    };
    const watched = observed(parts, metrics);
    ready.resolve(options.wrap ? options.wrap(watched) : watched);

    await queue.start(roles.has('worker'));
    closing.add('the queue', queue.close);
    // Before the queue: what is in hand there waits for pictures.
    if (pictures) closing.add('the reader of pictures', pictures.close);
    if (roles.has('worker')) {
      const plan = {
        everyMs: tuning.sweepEveryMs,
        summaryAt: config.summaryAt,
        retentionDays: config.retentionDays,
      };
      closing.add('the sweep', await startSweeping(await ready.promise, cursors, plan));
    }
    const openSources = () =>
      startMailSources({
        config,
        store,
        accessToken: accessTokens?.token ?? null,
        files,
        cursors,
        leases: createLeases(redis.commands, keys),
        leaseMs: tuning.deadAfterMs,
        announce,
        onMailbox: (state) => mailboxes.set(state.name, state),
        clock,
        random,
        log,
      });
    const sources = roles.has('intake') ? await openSources() : null;
    if (sources) closing.add('the intake of mail', sources.close);
    closing.add('the sign of life', await startHeartbeat(config.dataDir, clock));
    const { ping: redisAnswers } = redis;
    const vitals = createVitals({
      parts,
      mailboxes,
      redisAnswers,
      slackConnected: slack.connected,
      lanes: queue.state,
    });
    return { smtpPort: sources?.smtpPort ?? 0, vitals, dashboard: queue.dashboard, close: closing.run };
  } catch (error) {
    // The log has what fails here too; why it did not start is what counts.
    await closing.run().catch(() => undefined);
    throw error;
  }
}
