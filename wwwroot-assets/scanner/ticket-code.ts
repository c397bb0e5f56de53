/** What a ticket's text says, as TicketCode.cs of the server writes it: 34 bytes and a P-256 signature over them, in base 32. */
const payloadLength = 34;
const byteLength = payloadLength + 64;
const textLength = 157;
const longestText = 2000;
const ofAPerson = 1;
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

export interface NumberedKey {
  readonly number: number;
  readonly x: string;
  readonly y: string;
  readonly revoked: boolean;
}

/** How far a text can be trusted. The ticket is named only where the signature is right. */
export interface Reading {
  readonly codeRead: boolean;
  readonly eventMatches: boolean;
  readonly signatureValid: boolean;
  readonly keyRevoked: boolean;
  readonly ticketId: string | null;
}

const noCode: Reading = { codeRead: false, eventMatches: false, signatureValid: false, keyRevoked: false, ticketId: null };
const otherEvent: Reading = { ...noCode, codeRead: true };
const forged: Reading = { ...otherEvent, eventMatches: true };

/** A ticket that a person of the staff found by its name: nothing to forge. */
export const byHand = (ticketId: string): Reading => ({ codeRead: true, eventMatches: true, signatureValid: true, keyRevoked: false, ticketId });

/** A ticket of nobody: the organiser's test sheet carries it, signed like a real one. */
export const testTicket = '00000000-0000-0000-0000-000000000000';

/** The event's public keys, imported once; reads texts without the network. */
export class Keyring {
  private constructor(
    private readonly eventId: string,
    private readonly keys: ReadonlyMap<number, { readonly key: CryptoKey; readonly revoked: boolean }>,
  ) {}

  static async of(eventId: string, numbered: readonly NumberedKey[]): Promise<Keyring> {
    const imported = numbered.map(async ({ number, x, y, revoked }) => {
      const jwk = { kty: 'EC', crv: 'P-256', x, y };
      return [number, { key: await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']), revoked }] as const;
    });
    return new Keyring(eventId.toLowerCase(), new Map(await Promise.all(imported)));
  }

  async read(text: string): Promise<Reading> {
    const bytes = bytesOf(text);
    if (!bytes) return noCode;
    if (idAt(bytes, 2) !== this.eventId) return otherEvent;
    const signer = this.keys.get(bytes[1] ?? 0);
    if (!signer) return forged;
    const genuine = await crypto.subtle.verify(algorithm, signer.key, bytes.subarray(payloadLength), bytes.subarray(0, payloadLength));
    return genuine ? { ...byHand(idAt(bytes, 18)), keyRevoked: signer.revoked } : forged;
  }
}

/** Whether it has the form of one of our tickets, genuine or not. */
export const isTicketText = (text: string): boolean => bytesOf(text) !== null;

/** With or without the address before it, in either case; null where it is none of ours. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length > longestText) return null;
  const code = text.trim().replace(/\/+$/, '').split('/').at(-1) ?? '';
  const bytes = code.length === textLength ? fromBase32(code) : null;
  return bytes?.length === byteLength && bytes[0] === ofAPerson ? bytes : null;
}

/** Null where a letter is none of the alphabet, or left-over bits are not 0: one text, one value. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueOf(text.charCodeAt(i));
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = buffer >> bits;
      buffer &= (1 << bits) - 1;
    }
  }
  return buffer === 0 ? bytes : null;
}

function valueOf(letter: number): number {
  if (letter >= 65 && letter <= 90) return letter - 65;
  if (letter >= 97 && letter <= 122) return letter - 97;
  return letter >= 50 && letter <= 55 ? letter - 24 : -1;
}

function idAt(bytes: Uint8Array, start: number): string {
  let hex = '';
  for (let i = start; i < start + 16; i++) hex += (bytes[i] ?? 0).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
