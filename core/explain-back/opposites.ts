/** Pairs of words of which one says the contrary of the other; base forms, lower case. */
const PAIRS =
  'more/less more/fewer most/least high/low higher/lower highest/lowest increase/decrease rise/fall grow/shrink fast/slow faster/slower ' +
  'long/short longer/shorter large/small larger/smaller big/small bigger/smaller greater/smaller greater/less hot/cold hotter/colder ' +
  'warm/cool warmer/cooler open/closed open/shut same/different equal/unequal hard/soft harder/softer before/after above/below ' +
  'heavy/light heavier/lighter tight/loose tighter/looser thick/thin thicker/thinner strong/weak stronger/weaker near/far deep/shallow ' +
  'first/last attract/repel push/pull positive/negative begin/end start/stop gain/lose full/empty always/never maximum/minimum ' +
  'inside/outside internal/external true/false valid/invalid mutable/immutable ordered/unordered static/dynamic forward/backward ' +
  'clockwise/anticlockwise clockwise/counterclockwise absorb/release absorb/emit dependent/independent linear/nonlinear lock/unlock ' +
  'connect/disconnect energise/de-energise energised/deenergised safe/unsafe safe/dangerous numerator/denominator ' +
  'synchronous/asynchronous direct/indirect visible/invisible left/right upper/lower top/bottom up/down';

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.split(' ')) {
  const [left = '', right = ''] = pair.split('/');
  for (const [word, other] of [
    [left, right],
    [right, left],
  ] as const)
    OPPOSITES.set(word, (OPPOSITES.get(word) ?? new Set()).add(other));
}

/** Words that say the contrary of an English word (base form, lower case); none for most. */
export function oppositesOf(word: string): ReadonlySet<string> {
  return OPPOSITES.get(word) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();
