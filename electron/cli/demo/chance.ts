/** Chance that is the same for the same seed: the bytes the application draws, and the dice of the made-up days. */
import { createCipheriv, createHash, type Cipheriv } from 'node:crypto';

const blockBytes = 65_536;
const zeros = Buffer.alloc(blockBytes);

/** Bytes that look random: the key stream of AES-256 in counter mode under the hash of the seed. No secret comes of it. */
export function seededBytes(seed: string): (bytes: number) => Uint8Array {
  const stream: Cipheriv = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  let block = stream.update(zeros);
  let used = 0;
  return (bytes) => {
    if (bytes > blockBytes) throw new Error('more bytes at once than a block has');
    if (used + bytes > blockBytes) {
      block = stream.update(zeros);
      used = 0;
    }
    used += bytes;
    return new Uint8Array(block.subarray(used - bytes, used));
  };
}

/** Dice. */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** True in this share of all throws; 0 never, 1 always. */
  readonly chance: (share: number) => boolean;
  /** One of the keys, each as often as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /**
   * Deals from a shuffled pack that holds each key as often as its number says, and shuffles anew when it is empty: shares
   * are met in a small station too, where throws could leave a rare key out.
   */
  readonly pack: <K extends string>(cards: Readonly<Record<K, number>>) => () => K;
}

/** The dice of a seed. */
export function diceOf(seed: string): Dice {
  const bytes = seededBytes(`${seed} dice`);
  const word = (): number => new DataView(bytes(4).buffer).getUint32(0);
  const between = (least: number, most: number): number => least + (word() % (most - least + 1));
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[between(0, list.length - 1)];
    if (one === undefined) throw new Error('an empty list');
    return one;
  };
  const cardsOf = <K extends string>(weights: Readonly<Record<K, number>>): K[] =>
    keysOf(weights).flatMap((key) => Array.from({ length: weights[key] }, () => key));
  return {
    between,
    oneOf,
    chance: (share) => word() < share * 2 ** 32,
    weighted: (weights) => {
      const keys = keysOf(weights);
      let left = between(
        1,
        keys.reduce((sum, key) => sum + weights[key], 0),
      );
      const found = keys.find((key) => {
        left -= weights[key];
        return left <= 0;
      });
      if (found === undefined) throw new Error('no weights');
      return found;
    },
    pack: (cards) => {
      let left = cardsOf(cards);
      return () => {
        if (left.length === 0) left = cardsOf(cards);
        const [card] = left.splice(between(0, left.length - 1), 1);
        if (card === undefined) throw new Error('an empty pack');
        return card;
      };
    },
  };
}

const keysOf = <K extends string>(of: Readonly<Record<K, number>>): K[] =>
  Object.keys(of).filter((key): key is K => key in of);
