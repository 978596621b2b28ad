import { oppositesOf } from './opposites';
import type { ReadWord } from './reading';
import { likeness, type PointWord } from './same-meaning';

/** How a learner's sentence says the contrary of a point, with the words at which they part. */
export interface Contradiction {
  kind: 'denied' | 'opposite' | 'number';
  /** Words of the learner's and of the point's, as compared (lower case). */
  said: string;
  written: string;
}

/** Words that deny without "not": beside them, who denies what can't be told from words alone. */
const HIDDEN_DENIAL =
  /^(?:keep|keeps|kept|stop|stops|stopped|prevent\p{L}*|avoid\p{L}*|block\p{L}*|without|lack\p{L}*|fail\p{L}*|instead|free|zero|rather|unlike|only|except|unless|hardly|rarely|seldom|no|none|nothing|nobody|neither|nor|un\p{L}{4,}|in(?:valid|correct|dependent|visible)\p{L}*|im(?:possible|mutable)\p{L}*|forbid\p{L}*)$/u;
const NUMBER = /^[−-]?\d+(?:[.,]\d+)*%?$/u;
const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, n) => [word, String(n)]),
);

/**
 * Whether a stretch of a learner's text that speaks of the point says its contrary: it denies what the point affirms (or the other way
 * round), uses the opposite of one of its words, or gives another number. Careful rather than clever: a doubtful case is none, for being
 * told wrongly that one is wrong costs more than one mistake that passes.
 *
 * @param point words of the point's sentence. @param said words of the stretch that is most like it.
 */
export function contradictionOf(point: readonly PointWord[], said: readonly ReadWord[]): Contradiction | null {
  return otherNumber(point, said) ?? oppositeWord(point, said) ?? deniedWord(point, said);
}

function otherNumber(point: readonly PointWord[], said: readonly ReadWord[]): Contradiction | null {
  const [written, given] = [numbersOf(point), numbersOf(said)];
  // One number against one: with more of them it can't be told which answers to which.
  if (written.length !== 1 || given.length !== 1) return null;
  const [right, wrong] = [written[0] ?? '', given[0] ?? ''];
  return Number(right.replace(',', '.')) === Number(wrong.replace(',', '.'))
    ? null
    : { kind: 'number', said: wrong, written: right };
}

function numbersOf(words: readonly ReadWord[]): string[] {
  const numbers = words.flatMap(({ text }) => {
    const plain = NUMBER_WORDS.get(text) ?? (NUMBER.test(text) ? text.replace('−', '-').replace('%', '') : null);
    return plain === null || text === 'one' || text === 'zero' ? [] : [plain];
  });
  return [...new Set(numbers)];
}

function oppositeWord(point: readonly PointWord[], said: readonly ReadWord[]): Contradiction | null {
  const found = oppositesIn(point, said);
  // "The farther the less" is also "the closer the more": two contraries in one stretch may say the same.
  return found.length === 1 ? (found[0] ?? null) : null;
}

function oppositesIn(point: readonly PointWord[], said: readonly ReadWord[]): Contradiction[] {
  const found = new Map<string, Contradiction & { anchored: boolean }>();
  const has = (words: readonly ReadWord[], target: string) => words.find(({ forms }) => forms.includes(target));
  for (const word of point) {
    for (const form of word.forms) {
      for (const opposite of oppositesOf(form)) {
        const used = has(said, opposite);
        // Who names both sides tells them apart; a denied opposite is the word itself.
        if (!used || used.denied !== word.denied || has(said, form) || has(point, opposite)) continue;
        const contradiction = { kind: 'opposite', said: used.text, written: word.text } as const;
        found.set(used.text, { ...contradiction, anchored: anchored(point, word, said, used) });
      }
    }
  }
  return [...found.values()].some((each) => !each.anchored)
    ? []
    : [...found.values()].map(({ kind, said: word, written }) => ({ kind, said: word, written }));
}

/** The neighbours of both words are about the same thing: one content word within three places is shared. */
function anchored(point: readonly PointWord[], word: PointWord, said: readonly ReadWord[], used: ReadWord): boolean {
  const around = near(said, said.indexOf(used));
  return near(point, point.indexOf(word)).some((each) => around.some((other) => likeness(each, other) === 1));
}

function near<W extends ReadWord>(words: readonly W[], place: number): W[] {
  return words.slice(Math.max(0, place - 3), place + 4).filter((each) => each.content && each !== words[place]);
}

function deniedWord(point: readonly PointWord[], said: readonly ReadWord[]): Contradiction | null {
  const hidden = (words: readonly ReadWord[]) =>
    [...new Set(words.filter(({ text }) => HIDDEN_DENIAL.test(text)).map(({ stem }) => stem))].sort().join(' ');
  // The same hidden denials on both sides weigh each other out.
  if (hidden(point) !== hidden(said)) return null;
  for (const word of point) {
    if (!word.content) continue;
    const spoken = said.filter((each) => each.content && likeness(word, each) === 1);
    const [first] = spoken;
    const written = point.filter((each) => each.stem === word.stem);
    // What is said both ways somewhere near ("not this but that"), or in the point itself, is no contradiction.
    if (!first || spoken.some(({ denied }) => denied === word.denied)) continue;
    if (written.some(({ denied }) => denied !== word.denied) || !anchored(point, word, said, first)) continue;
    return { kind: 'denied', said: first.text, written: word.text };
  }
  return null;
}
