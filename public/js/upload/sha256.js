/**
 * SHA-256 (FIPS 180-4) of bytes as they arrive. The browser's own digest wants them all at once, and a film may be
 * larger than a small computer's memory.
 */
// Whole numbers of 32 bits throughout: an engine then never falls back to slower floating ones.
/** @type {Filled} */
const constants = Int32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)));
const beginning = Int32Array.from(firstPrimes(8), (prime) => fraction(Math.sqrt(prime)));
const blockBytes = 64;

export function createSha256() {
  const state = Int32Array.from(beginning);
  const schedule = new Int32Array(64);
  const rest = new Uint8Array(blockBytes);
  let filled = 0;
  let length = 0;

  /** @param {Uint8Array} bytes */
  function update(bytes) {
    length += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(blockBytes - filled, bytes.length);
      rest.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < blockBytes) return;
      mix(state, schedule, rest, 0);
      filled = 0;
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) mix(state, schedule, bytes, at);
    rest.set(bytes.subarray(at));
    filled = bytes.length - at;
  }

  /** Lower-case hex. Ends it: nothing may be added after. */
  function digest() {
    const bits = BigInt(length) * 8n;
    const zeros = (2 * blockBytes - 9 - filled) % blockBytes;
    const end = new Uint8Array(1 + zeros + 8);
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(1 + zeros, bits);
    update(end);
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  return { update, digest };
}

/**
 * Whole numbers, of which every one that is asked for is there: a check at each would be most of the work.
 * @typedef {Record<number, any>} Filled
 */

/**
 * @param {Filled} state
 * @param {Filled} w
 * @param {Filled} bytes
 * @param {number} from
 */
function mix(state, w, bytes, from) {
  for (let i = 0; i < 16; i += 1) {
    const at = from + i * 4;
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15];
    const y = w[i - 2];
    const small = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const large = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + small + w[i - 7] + large) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i += 1) {
    const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + turned + (g ^ (e & (f ^ g))) + constants[i] + w[i]) | 0;
    const other = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (other + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const primes = [];
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/**
 * The first 32 bits of what stands behind the point.
 * @param {number} number
 */
function fraction(number) {
  return ((number - Math.floor(number)) * 2 ** 32) >>> 0;
}
