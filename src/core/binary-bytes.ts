const MAX_LOOKED_AT = 64 * 1024;
// Compressed data and program code have 9 % and more; text has next to none, whatever its charset.
const MOST_IN_TEXT = 0.05;

/**
 * Whether bytes are surely no words: too many of them are control characters that no text has, or all are zero. Zeros
 * are not counted, since UTF-16 and text padded by a fault are full of them.
 */
export function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, MAX_LOOKED_AT);
  const written = start.filter((byte) => byte !== 0);
  if (written.length === 0) return start.length > 0;
  return written.filter(isControl).length > written.length * MOST_IN_TEXT;
}

/** Whether any byte is one that no text has. */
export function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, MAX_LOOKED_AT).some((byte) => byte === 0 || isControl(byte));
}

/** Backspaces, tabs, line and page ends and ESC (ISO-2022-JP, coloured logs) stand in texts. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f;
}
