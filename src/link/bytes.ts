// Bytes as text that stands in an address, text as bytes, and a hash of them; the engine has no platform to ask for these.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** RFC 4648, section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0); // i is below the length
    const letters = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < letters; k++) text += ALPHABET[(three >> (18 - 6 * k)) & 63];
  }
  return text;
}

/** The bytes of such a text, or null when it is none. */
export function bytesOfBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0, count = 0, at = 0;
  for (const letter of text) {
    const value = VALUE_OF.get(letter);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 255;
  }
  return (bits & ((1 << count) - 1)) === 0 ? bytes : null; // one text for the same bytes, no other
}

/** UTF-8. Throws a URIError when `text` holds half of a character. */
export function bytesOfText(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] === "%") bytes.push(parseInt(escaped.slice(i + 1, (i += 2) + 1), 16));
    else bytes.push(escaped.charCodeAt(i));
  }
  return Uint8Array.from(bytes);
}

/** The text, or null when the bytes are not UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

/** SHA-256 of the UTF-8 of `text`, in hexadecimal. Source: FIPS 180-4. */
export function sha256(text: string): string {
  const bytes = bytesOfText(text), blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new DataView(new ArrayBuffer(64 * blocks));
  bytes.forEach((byte, i) => padded.setUint8(i, byte));
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(64 * blocks - 8, BigInt(bytes.length) * 8n);
  const state = Int32Array.from(ROOTS.square), w = new Int32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let t = 0; t < 16; t++) w[t] = padded.getInt32(64 * block + 4 * t);
    for (let t = 16; t < 64; t++) w[t] = small(w[t - 2]!, 17, 19, 10) + w[t - 7]! + small(w[t - 15]!, 7, 18, 3) + w[t - 16]!; // the schedule looks back at most 16
    compress(state, w);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function compress(state: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]; // eight words
  for (let t = 0; t < 64; t++) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROOTS.cube[t]! + w[t]!) | 0; // t is below 64
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
}

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by));
const small = (x: number, one: number, two: number, shift: number) => turn(x, one) ^ turn(x, two) ^ (x >>> shift);

/** The first 32 bits of the fractions of square roots of the first 8 primes and of cube roots of the first 64. */
const ROOTS = (() => {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n);
  return { square: primes.slice(0, 8).map((prime) => fraction(prime, 2n)), cube: primes.map((prime) => fraction(prime, 3n)) };
})();

/** floor(2^32 x^(1/degree)) mod 2^32, as a signed word: the largest root whose power stays within x 2^(32 degree). */
function fraction(x: bigint, degree: bigint): number {
  const bound = x << (32n * degree);
  let root = 0n;
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= bound) root += bit;
  return Number(BigInt.asIntN(32, root));
}
