declare module 'snowball-stemmers' {
  /** A stemmer for one language; not safe to share between interleaved calls, each call is synchronous. */
  export interface Stemmer {
    stem(word: string): string;
  }
  /** @throws when the algorithm is unknown */
  export function newStemmer(algorithm: string): Stemmer;
  export function algorithms(): string[];
}
