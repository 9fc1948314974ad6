const COPIED_AT_ONCE = 2 * 1024 * 1024;

/** A copy for a thread to take, while the caller keeps its bytes. Made at once, a large one would hold the main thread up. */
export async function copyInSlices(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += COPIED_AT_ONCE) {
    copy.set(bytes.subarray(at, at + COPIED_AT_ONCE), at);
    if (at + COPIED_AT_ONCE < bytes.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return copy;
}
