/** The languages that replies are written in, where the article has them. */
export const REPLY_LANGUAGES = ['en', 'es', 'fr', 'de', 'pt'] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

export function isReplyLanguage(language: string): language is ReplyLanguage {
  return REPLY_LANGUAGES.some((one) => one === language);
}
