import type { Line } from './lines';

/** Words of a document, by which it is told whether a hyphen at a line's end belongs to its word. */
export class Vocabulary {
  private readonly words = new Map<string, number>();
  /** First parts of words with a hyphen: "self-", "well-". */
  private readonly heads = new Map<string, number>();
  private static readonly MOST = 400_000;

  /** Counts the words of a line; that at its end may be half of one and isn't counted. */
  add(line: Line): void {
    const words = line.text.toLowerCase().match(/[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu) ?? [];
    const whole = /-\s*$/.test(line.text) ? words.slice(0, -1) : words;
    for (const word of whole) {
      const count = this.words.get(word);
      if (count !== undefined) this.words.set(word, count + 1);
      else if (this.words.size < Vocabulary.MOST) this.words.set(word, 1);
      const head = /^(.+?)-/.exec(word)?.[1];
      if (head !== undefined && this.heads.size < Vocabulary.MOST)
        this.heads.set(head, (this.heads.get(head) ?? 0) + 1);
    }
  }

  /** Whether two halves of a line end are written with the hyphen: as elsewhere in the document, else not. */
  keepsHyphen(left: string, right: string): boolean {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    const count = (word: string) => this.words.get(word) ?? 0;
    const [together, apart] = [count(a + b), count(`${a}-${b}`)];
    if (together !== apart) return apart > together;
    // "well-" "known": its beginning is written with a hyphen elsewhere, before other words.
    return together === 0 && a.length > 3 && (this.heads.get(a) ?? 0) >= 2 && count(b) >= 1;
  }
}
