/** Pairs of real words one slip apart that mean different things; a slip never turns one into the other. Lower case. */
const CONFUSABLE = new Set(
  (
    'adsorb/absorb adsorbed/absorbed adsorption/absorption affect/effect affected/effected adduct/abduct adduction/abduction ' +
    'afferent/efferent causal/casual complement/compliment discrete/discreet stationary/stationery principal/principle ' +
    'access/excess moral/morale precede/proceed prescribe/proscribe inverse/invert ordinate/coordinate eluent/eluant ' +
    'allusion/illusion emigrate/immigrate elicit/illicit eminent/imminent expansive/expensive lightning/lightening ' +
    'council/counsel dessert/desert weather/whether quite/quiet trail/trial through/trough angle/angel brake/break ' +
    'mass/moss force/forge valve/value values/valves sulfite/sulfide sulphite/sulphide nitrate/nitrite nitrates/nitrites ' +
    'chlorite/chlorate phosphite/phosphate glucagon/glycogen reflection/refection series/serious except/expect ' +
    'statue/statute formally/formerly collage/college public/pubic united/untied closet/closest medial/median'
  ).split(' '),
);

/** Words that turn a statement round; they are never taken for a misspelling of anything. */
const NEVER_SLIPS = new Set(['never', 'without', 'neither', 'nothing', 'nobody', 'unless', 'except', 'cannot']);

/**
 * Whether `a` becomes `b` by at most one insertion, deletion, substitution or exchange of neighbours (Damerau 1964, optimal string
 * alignment). Linear time.
 */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const tail = (text: string, from: number) => text.slice(from);
  if (a.length > b.length) return tail(a, start + 1) === tail(b, start);
  if (a.length < b.length) return tail(a, start) === tail(b, start + 1);
  if (tail(a, start + 1) === tail(b, start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && tail(a, start + 2) === tail(b, start + 2);
}

/**
 * Whether `typed` is a plausible spelling slip of `meant`, both lower case: one edit, in a word of at least five letters, not at its
 * first letter (where prefixes such as a-, un- and in- turn the meaning round) unless the first two letters changed places, no digits,
 * and not one of the pairs of real words that are easily confused.
 */
export function isSpellingSlip(typed: string, meant: string): boolean {
  if (meant.length < 5 || typed === meant || /\d/.test(typed + meant)) return false;
  if (NEVER_SLIPS.has(typed) || NEVER_SLIPS.has(meant)) return false;
  if (CONFUSABLE.has(`${typed}/${meant}`) || CONFUSABLE.has(`${meant}/${typed}`)) return false;
  const exchanged = typed[0] === meant[1] && typed[1] === meant[0];
  return (typed[0] === meant[0] || exchanged) && withinOneEdit(typed, meant);
}
