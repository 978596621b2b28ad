const SAYS =
  '(?:says?|said|asks?|asked|tells?|told|replies|replied|answers|answered|explains|writes|wrote|thinks|shows|points|nods|laughs)';
const BEFORE = new RegExp(
  `(?<![\\p{L}])(\\p{Lu}\\p{Ll}{2,}),? (?:${SAYS}|opens|looks|sees|hears|reads|walks|stands|hands|finds|checks|puts|takes|scores|wants|knows|leans|holds|signs|calls|goes|comes|has learned)(?![\\p{L}])`,
  'gu',
);
const AFTER = new RegExp(`(?<![\\p{L}])${SAYS} (\\p{Lu}\\p{Ll}{2,})(?![\\p{L}])`, 'gu');
const NOT_NAMES = new Set(
  'The This That These Those There Here She They When While After Before Then One Each Every Some Python JavaScript Java Most Many Nobody Everybody Somebody Someone Anyone Everyone What Who Which Our Its His Her You And But For With From Not'.split(
    ' ',
  ),
);

/** Somebody who does something: "Tomas clears everyone away". */
const ACTS =
  /(?:^|[.!?"”:]\s+)(\p{Lu}\p{Ll}{2,}) (?!(?:is|was|has|does|means|means|needs|uses|as|its|this|becomes|depends|comes|works|requires|always)(?!\p{L}))\p{Ll}+s(?= )/gmu;

/** Never written small, and no place that one is at or comes from. */
function isName(word: string, text: string): boolean {
  return !text.includes(word.toLowerCase()) && !new RegExp(`\\b(?:at|in|from|of|the|to|a|an) ${word}\\b`).test(text);
}

/** First names of the people in a story: capitalised words that say, ask or look at something in a text that has a he or she in it. */
export function peopleIn(text: string): Set<string> {
  const people = new Set<string>();
  if (!/(?<![\p{L}])(?:he|she|his|her|him)(?![\p{L}])/iu.test(text)) return people;
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
