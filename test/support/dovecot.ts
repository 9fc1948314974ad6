import { findDovecot } from '../../src/cli/bench/dovecot.ts';

/** Whether the tests of IMAP mailboxes can run. In CI they must: without Dovecot they fail there. */
export const withDovecot = process.env.CI !== undefined || (await findDovecot()) !== null;
