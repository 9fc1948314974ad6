/** Local parts at which only a mail server writes, as a pattern: two places know more of them, each for its own use. */
export const MAIL_DAEMONS = 'mailer-?daemon|mail-?daemon|postmaster|mdaemon';
