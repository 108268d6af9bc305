// What each player has observed so far, as a number: two histories with the same number are one to that player.

const WORDS_MAX = 2 ** 21;

export class Observations {
  private readonly next = new Map<number, number>();
  private readonly before: number[] = [-1];
  private readonly word: number[] = [-1];
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** Nothing observed yet. */
  static readonly start = 0;

  /** The number of a word. */
  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.words.push(word) - 1));
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

  /** The words, oldest first. */
  history(observed: number): string[] {
    const words: string[] = [];
    for (let id = observed; id > 0; id = this.before[id] as number) words.push(this.words[this.word[id] as number] as string);
    return words.reverse();
  }
}
