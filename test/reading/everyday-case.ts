/** What somebody writes, and a letter a step: done, not_done, unknown, x for anything but done, "." for any; then A for an admin, R for resolved. */
export type EverydayCase = [text: string, expected: string];
