/** Walks over bytes that somebody else wrote: no length in them is believed beyond what is there. */
export interface ByteReader {
  readonly left: number;
  u8(): number;
  u16(): number;
  u32(): number;
  /** A view of the next bytes. */
  take(length: number): Buffer;
}

/** Every read beyond the end throws a RangeError. */
export function createByteReader(bytes: Buffer): ByteReader {
  let at = 0;
  function take(length: number): Buffer {
    if (length < 0 || length > bytes.length - at) throw new RangeError('The data ends too early.');
    at += length;
    return bytes.subarray(at - length, at);
  }
  return {
    get left() {
      return bytes.length - at;
    },
    u8: () => take(1).readUInt8(),
    u16: () => take(2).readUInt16LE(),
    u32: () => take(4).readUInt32LE(),
    take,
  };
}
