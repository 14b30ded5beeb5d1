/** UTF-16 text (told by its byte order mark) as UTF-8 bytes, so that filters see its letters; other bytes as they are. */
export function withoutUtf16(bytes: Buffer): Buffer {
  const first = bytes[0];
  // Told by one byte for all files but those few.
  if (first !== 0xff && first !== 0xfe) return bytes;
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return Buffer.from(bytes.toString('utf16le'));
  if (mark === 0xfeff) {
    const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
    return Buffer.from(even.swap16().toString('utf16le'));
  }
  return bytes;
}
