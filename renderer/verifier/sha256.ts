/**
 * SHA-256 (FIPS 180-4). The browser has one of its own, but it answers later each time; hundreds of thousands of hashes
 * that hang on each other take a minute that way and a second this way.
 */

/** The first 32 bits of the fractional parts of the roots of the first primes. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count);
  for (let prime = 2, found = 0; found < count; prime += 1) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= prime; divisor += 1) if (prime % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    words[found] = (root(prime) % 1) * 2 ** 32;
    found += 1;
  }
  return words;
}

const start = fractions(8, Math.sqrt);
const constants = fractions(64, Math.cbrt);

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The message with its one bit, its zeroes and its length in bits. */
function padded(bytes: Uint8Array): DataView {
  const buffer = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  buffer.set(bytes);
  buffer[bytes.length] = 0x80;
  const view = new DataView(buffer.buffer);
  view.setUint32(buffer.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(buffer.length - 4, (bytes.length * 8) >>> 0);
  return view;
}

/** SHA-256 of bytes, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const view = padded(bytes);
  const hash = Int32Array.from(start);
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    for (let at = 16; at < 64; at += 1) {
      const [before = 0, last = 0] = [words[at - 15], words[at - 2]];
      const small = turn(before, 7) ^ turn(before, 18) ^ (before >>> 3);
      const large = turn(last, 17) ^ turn(last, 19) ^ (last >>> 10);
      words[at] = (words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + large;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let at = 0; at < 64; at += 1) {
      const chosen = (e & f) ^ (~e & g);
      const first =
        (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => {
      hash[at] = (hash[at] ?? 0) + word;
    });
  }
  const out = new DataView(new ArrayBuffer(32));
  hash.forEach((word, at) => {
    out.setInt32(at * 4, word);
  });
  return new Uint8Array(out.buffer);
}
