// What each player has observed so far, as a number: two histories with the same number are one to that player.

export class Observations {
  private readonly next: Map<string, number>[] = [new Map()];
  private readonly before: number[] = [-1];
  private readonly words: string[] = [""];

  /** Nothing observed yet. */
  static readonly start = 0;

  /** What has been observed after `word` follows `observed`. */
  after(observed: number, word: string): number {
    const known = this.next[observed] as Map<string, number>; // numbers come from here only
    let id = known.get(word);
    if (id === undefined) {
      id = this.next.push(new Map()) - 1;
      this.before.push(observed);
      this.words.push(word);
      known.set(word, id);
    }
    return id;
  }

  /** The words, oldest first. */
  history(observed: number): string[] {
    const words: string[] = [];
    for (let id = observed; id > 0; id = this.before[id] as number) words.push(this.words[id] as string);
    return words.reverse();
  }
}
