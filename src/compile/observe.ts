// What each player has observed so far, as a number: two histories with the same number are one to that player.

import type { Work } from "./work.ts";

/** Above any number of words: the work of making them is bounded. */
const WORDS_MAX = 2 ** 25;
/** Characters of a word that count as one operation. */
const CHARACTERS = 32;
/** What a word costs to keep. */
const KEPT = 8;

export class Observations {
  private readonly next = new Map<number, number>();
  private readonly before: number[] = [-1];
  private readonly word: number[] = [-1];
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly work: Work;

  constructor(work: Work) {
    this.work = work;
  }

  /** Nothing observed yet. */
  static readonly start = 0;

  /** The number of a word. */
  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      this.work.spend(KEPT + word.length / CHARACTERS);
      this.numbers.set(word, (number = this.words.push(word) - 1));
    }
    return number;
  }

  /** What has been observed after a word (its number) follows `observed`. */
  after(observed: number, word: number): number {
    const key = observed * WORDS_MAX + word;
    let id = this.next.get(key);
    if (id === undefined) {
      this.next.set(key, (id = this.before.push(observed) - 1));
      this.word.push(word);
    }
    return id;
  }

  /** The words, oldest first; with `most`, the last of them. */
  history(observed: number, most = Infinity): string[] {
    const words: string[] = [];
    for (let id = observed; id > 0 && words.length < most; id = this.before[id] as number) words.push(this.words[this.word[id] as number] as string);
    return words.reverse();
  }
}
