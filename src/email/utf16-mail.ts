const NO_TEXT = /[\p{Cn}\p{Co}]/u;
const MAX_LOOKED_AT = 10_000;

/** A whole mail that was saved as UTF-16 text ("Unicode" in Windows programs), as any other mail. */
export function fromUtf16(mail: Buffer): Buffer {
  const mark = mail.toString('hex', 0, 2);
  if (mark !== 'fffe' && mark !== 'feff') return mail;
  try {
    const decoder = new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', { fatal: true });
    const text = decoder.decode(mail);
    return NO_TEXT.test(text.slice(0, MAX_LOOKED_AT)) ? mail : Buffer.from(text);
  } catch {
    // Some other file that happens to begin so.
    return mail;
  }
}
