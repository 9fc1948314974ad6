import type { Config } from '../../config.ts';
import { asStepcheckError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { openFiles } from '../../files/open-files.ts';
import { readPrompts } from '../../prompts.ts';
import { reachRedis } from '../command/reach-redis.ts';
import { mailChecks } from '../mail-check/check-mail.ts';
import { checkClock } from './check-clock.ts';
import { checkDisk } from './check-disk.ts';
import { checkModel } from './check-model.ts';
import { checkNode } from './check-node.ts';
import { checkRedis } from './check-redis.ts';
import { checkSenderDns, type LookUpTexts } from './check-sender-dns.ts';
import { checkSlack } from './check-slack.ts';
import { type Finding, finding } from './finding.ts';

export interface ExamineParts {
  /** Throws StepcheckError where the settings need a change. */
  readSettings: () => Config;
  nodeVersion: string;
  lookUpTexts: LookUpTexts;
  now: () => number;
  log: Log;
}

/** Looks at everything that a desk stands on. Nothing is sent, posted or changed. Findings come as they are made. */
export async function* examine(parts: ExamineParts): AsyncGenerator<Finding> {
  yield checkNode(parts.nodeVersion);
  const read = settings(parts);
  yield read.finding;
  yield await articles();
  if (read.config === null) return;
  const { config } = read;
  yield* await checkDisk(config.dataDir);
  yield* await redisAndClock(config, parts);
  yield* await checkSlack(config.slack, parts.log);
  yield* mail(config);
  if (config.smtp.url !== null) yield* await checkSenderDns(domainOf(config), parts.lookUpTexts);
  yield await checkModel(config.openai);
}

function settings({ readSettings }: ExamineParts): { config: Config | null; finding: Finding } {
  try {
    return { config: readSettings(), finding: finding('Settings', 'ok', 'All can be used.') };
  } catch (error) {
    return { config: null, finding: finding('Settings', 'fail', asStepcheckError(error).message) };
  }
}

async function articles(): Promise<Finding> {
  try {
    const { articles } = await readPrompts();
    return finding('Articles and prompts', 'ok', `${articles.all.length} read.`);
  } catch (error) {
    return finding('Articles and prompts', 'fail', asStepcheckError(error).message);
  }
}

async function redisAndClock(config: Config, { now, log }: ExamineParts): Promise<Finding[]> {
  try {
    const { redis, close } = await reachRedis(config, log);
    try {
      const findings = await checkRedis(redis);
      const before = now();
      const [seconds, micros] = await redis.time();
      const theirs = Number(seconds) * 1000 + Number(micros) / 1000;
      return [...findings, checkClock('Redis', theirs, { before, after: now() })];
    } finally {
      await close();
    }
  } catch (error) {
    const { code, message } = asStepcheckError(error);
    if (code === 'desk_not_running') {
      return [
        finding('Redis', 'warn', 'Could not check: stepcheck starts one of its own, and does not run.'),
      ];
    }
    return [finding('Redis', 'fail', `${message} See that it runs and that REDIS_URL is right.`)];
  }
}

async function* mail(config: Config): AsyncGenerator<Finding> {
  const files = openFiles(config);
  const checks = mailChecks(config, { files });
  if (checks.length === 0) yield finding('Mail', 'ok', 'Neither IMAP_URLS nor SMTP_URL is set.');
  for (const check of checks) {
    const { ok, line, note } = await check();
    yield finding('Mail', ok ? 'ok' : 'fail', line);
    if (note) yield finding('Mail', 'warn', note);
  }
}

function domainOf(config: Config): string {
  const [sender] = config.desk.addresses;
  return sender.slice(sender.lastIndexOf('@') + 1);
}
