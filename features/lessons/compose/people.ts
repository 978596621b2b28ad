const SAYS =
  '(?:says?|said|asks?|asked|tells?|told|replies|replied|answers|answered|explains|writes|wrote|thinks|shows|points|nods|laughs)';
/** A first name; without the Unicode flag these patterns run over long sources many times faster. */
const NAME = '([A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{2,})';
const BEFORE = new RegExp(
  `\\b${NAME},? (?:${SAYS}|opens|looks|sees|hears|reads|walks|stands|hands|finds|checks|puts|takes|scores|wants|knows|leans|holds|signs|calls|goes|comes|has learned|learned|saw|took|found|noticed|opened|went|knew)\\b`,
  'g',
);
const AFTER = new RegExp(`\\b${SAYS} ${NAME}\\b`, 'g');
/** Somebody who does something: "Tomas clears everyone away". */
const ACTS = new RegExp(
  `(?:^|[.!?"”:]\\s+)${NAME} (?!(?:is|was|has|does|means|needs|uses|as|its|this|becomes|depends|comes|works|requires|always)\\b)[a-z]+s(?= )`,
  'gm',
);
const NOT_NAMES = new Set(
  'The This That These Those There Here She They When While After Before Then One Each Every Some Python JavaScript Java Most Many Nobody Everybody Somebody Someone Anyone Everyone What Who Which Our Its His Her You And But For With From Not'.split(
    ' ',
  ),
);

/** Never written small, and no place that one is at or comes from. */
function isName(word: string, text: string): boolean {
  return !text.includes(word.toLowerCase()) && !new RegExp(`\\b(?:at|in|from|of|the|to|a|an) ${word}\\b`).test(text);
}

/** First names of the people in a story: capitalised words that say, ask or look at something in a text that has a he or she in it. */
export function peopleIn(text: string): Set<string> {
  const people = new Set<string>();
  if (!/\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b/.test(text)) return people;
  for (const pattern of [BEFORE, AFTER, ACTS]) {
    for (const [, name] of text.matchAll(pattern)) {
      if (name !== undefined && !NOT_NAMES.has(name) && isName(name, text)) people.add(name);
    }
  }
  return people;
}

/** Whether the text speaks of one of the people without saying who that is ("Amina, in her first month, …" says it). */
export function namesStranger(plain: string, people: ReadonlySet<string>): boolean {
  for (const name of people) {
    const at = plain.search(new RegExp(`\\b${name}\\b`));
    if (at >= 0 && !/^,? (?:the|an?|in (?:her|his)|who) /.test(plain.slice(at + name.length))) return true;
  }
  return false;
}

/** A machine of the story, told of in the past: "learned more about C-12", "Filler 2's five hours". */
const TAG = /(?<![\p{L}\d-])\p{Lu}{1,2}-\d+(?![\p{L}\d])/u;
const PAST =
  /(?<!\b(?:is|are|was|were|be|been|has|have|had|the|an?|not|and|or|of|with|by) )(?<!\p{L})\p{Ll}{3,}ed (?!by |in order )/u;
const NUMBERED = /(?:^|[.!?] )\p{Lu}\p{Ll}{2,} \d+['’]s(?!\p{L})/u;

/** Whether the text reports what happened at one machine, which only the story's reader has met ("conveyor C-12" brings it in). */
export function reportsOnMachine(plain: string): boolean {
  if (NUMBERED.test(plain)) return true;
  const tag = TAG.exec(plain);
  if (!tag || !PAST.test(plain)) return false;
  return /(?:^|[.,;:] ?|\b(?:about|of|in|on|at|from|to|for|with|by|than|and|or|behind|near) )$/u.test(
    plain.slice(0, tag.index),
  );
}
