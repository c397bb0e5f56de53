/**
 * An id for a scan: a UUID of version 7 (RFC 9562), whose first 48 bits are the time in milliseconds and whose last 74 are random. Ids
 * that grow lie beside each other in the server's index: a batch then writes a few of its pages and not one for each scan.
 *
 * @param now milliseconds since 1970; a clock that is before it counts as 0.
 */
export function scanId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const time = Math.max(0, Math.floor(now)) % 2 ** 48;
  view.setUint16(0, Math.floor(time / 2 ** 32));
  view.setUint32(2, time % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
