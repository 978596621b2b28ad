import { CODE_MARK, MATH_MARK } from './self-contained-plain';

const PRONOUN =
  /(?<![\p{L}\p{N}'-])(?:it|its|itself|they|them|their|theirs|themselves|he|she|him|her|his|hers)(?![\p{L}\p{N}-])/giu;
const DEMONSTRATIVE =
  /(?<![\p{L}\p{N}'-])(?:this|these|those(?! (?:who|that|of|which|in|with|for|where|whose|you|we|on|from|needed|used|found)(?!\p{L}))|such(?! (?:as|that)(?!\p{L})))(?![\p{L}\p{N}'-])/giu;

/** "It" that stands for nothing: "it is important to", "it turns out that", "it takes time to". */
const EXPLETIVE = new RegExp(
  "^it(?:'s| is| was| would be| can be| may be| might be| could be| should be| will be| has been| becomes?| seems?| appears?| remains?| gets?)(?: (?:not|often|also|usually|generally|typically|sometimes|always|very|quite|rather|much|far|more|even|therefore|thus|only|just|still|only|in general|considered|thought|always))*" +
    ' (?:important|possible|impossible|easy|easier|hard|harder|difficult|common|useful|helpful|good|better|best|bad|necessary|worth|clear|unclear|natural|tempting|convenient|crucial|essential|vital|customary|likely|unlikely|safe|safer|unsafe|wise|dangerous|recommended|known|rare|unusual|enough|interesting|instructive|advisable|preferable|simple|simpler|straightforward|said|up to|time|tempting|sensible|reasonable|desirable|faster|cheaper|a good idea|good practice|best practice|common practice|a matter of|a mistake|permitted|allowed|obvious|typical|standard|conventional|nice|fine|critical|imperative|legal|illegal)(?![\\p{L}-])(?=(?:(?!because)[^.,;]){0,40}(?<![\\p{L}])(?:to|that|for|if|when|how|whether|why|as|\\p{L}+ing)(?![\\p{L}]))' +
    "|^it (?:turns out|follows|helps|pays|takes (?:some |a lot of |much |a little |more |less |\\p{L}+ )?(?:time|practice|effort|work|patience|experience|years|months|weeks|days|hours|minutes|seconds)|makes (?:no )?sense|does not matter|doesn't matter|matters|goes without|happens that|depends)(?![\\p{L}-])",
  'iu',
);

/** Words that open a sentence without being its subject: what follows them is no antecedent by itself. */
const NOT_A_SUBJECT = new Set(
  "in on at for with by from after before during within under since of among unlike like despite given to when using as if while where because although though unless until once whether even just always never sometimes often usually simply please do don't let try use call you we i your our my not without instead make set keep put take give check run press click think imagine note see remember how why what that which who".split(
    ' ',
  ),
);
const NOT_PLURAL =
  /^(?:this|thus|always|sometimes|perhaps|besides|across|less|unless|towards|afterwards|does|has|was|is|as|its|his|hers|ours|yours|theirs|us)$/i;
const DETERMINED =
  /(?<![\p{L}-])(?:an?|the|each|every|any|some|all|most|many|several|few|two|three|four|our|your|no|both|one)\s+[\p{L}\p{N}]/iu;
const PLACE_PHRASE =
  /^(?:in|on|at|by|during|since|after|before|from|within|as of|unlike|like|of)(?![\p{L}-])[^,]*,\s*$/iu;
/** "In JavaScript it consists of …": the place is not what the pronoun stands for, comma or not. */
const BARE_PLACE = /^(?:in|on|at|within|under)\s+\p{Lu}[\p{L}\p{N}+#.]*\s+$/iu;
/** A phrase set off at the front ("As a quick check, …", "To copy it, …") in which a demonstrative finds nothing to stand for. */
const FRONT_PHRASE =
  /^(?:in|on|at|by|during|since|after|before|from|within|as an?|as the|to|for|with|unlike|like|of|using|without|through)(?![\p{L}-])[^,]{1,80},\s*/iu;
/** After a demonstrative that is a pronoun: a verb, an adverb, the end of the clause. */
const STANDS_ALONE =
  /^(?:\s*[,.;:!?)]|\s*$|\s+(?:is|are|was|were|isn't|aren't|has|have|can|cannot|could|will|would|may|might|must|should|do|does|did|means?|makes?|allows?|lets?|gives?|helps?|leads?|causes?|works?|happens?|requires?|results?|ensures?|prevents?|leaves?|keeps?|turns?|shows?|gets?|goes|becomes?|also|then|in|to|by|with|for|from|when|where|and|or|as|at|on|easily|only|often|usually|never|not|you|we|they)(?![\p{L}-])|\s+\p{L}+s (?:the|an?|any|all|every|it|its|them|our|your|you|us|more|less|that|in|to|for|from|both)(?![\p{L}-]))/iu;
/** Nouns that sum up what a clause said. */
const GENERAL =
  /^\s+(?:\p{L}+ )?(?:case|cases|way|ways|process|approach|method|behaviou?r|property|properties|reason|reasons|problem|information|situation|situations|time|kind|sort|type|means|effect|effects|value|values|operation|operations|rule|order|purpose|fact|point|idea|step|steps|condition|conditions|relationship|change|changes|difference|result|results)(?![\p{L}-])/iu;
const CLAUSE_BREAK =
  /[,;:—–(]|(?<![\p{L}-])(?:and|but|because|so|since|while|although|when|if|that|which|where|then|or|who)(?![\p{L}-])/giu;

/** True where a pronoun or demonstrative of the sentence has nothing before it, in the same sentence, to stand for. */
export function leansByGrammar(plain: string): boolean {
  return hasStrayPronoun(plain) || hasStrayDemonstrative(plain);
}

/** "No standard fixes them": one thing does something to several that were named before. */
const ONE_AND_VERB = /^(?:no|each|every|an?|one)\s+[\p{L}-]+\s+[\p{L}-]+\s+$/iu;

function hasStrayPronoun(plain: string): boolean {
  for (const match of plain.matchAll(PRONOUN)) {
    const before = plain.slice(0, match.index);
    if (/^it(?:'s)?$/i.test(match[0]) && EXPLETIVE.test(plain.slice(match.index))) continue;
    return !hasAntecedent(before) || (/^them$/i.test(match[0]) && ONE_AND_VERB.test(before));
  }
  return false;
}

/** Whether the words before a pronoun name something that it can stand for. */
function hasAntecedent(before: string): boolean {
  if (before.trim() === '' || PLACE_PHRASE.test(before) || BARE_PLACE.test(before)) return false;
  if (before.includes(CODE_MARK) || before.includes(MATH_MARK) || DETERMINED.test(before)) return true;
  const words = before.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  if (words.slice(1).some((word) => /^\p{Lu}/u.test(word) && !/^I(?:'|$)/.test(word))) return true;
  if (words.some((word) => /[^siu]s$/.test(word) && word.length > 3 && !NOT_PLURAL.test(word))) return true;
  const first = words[0]?.toLowerCase() ?? '';
  return words.length >= 2 && !NOT_A_SUBJECT.has(first) && !/ing$|ly$/.test(first);
}

function hasStrayDemonstrative(plain: string): boolean {
  for (const match of plain.matchAll(DEMONSTRATIVE)) {
    const before = plain.slice(0, match.index).replace(FRONT_PHRASE, '');
    const after = plain.slice(match.index + match[0].length);
    if (/^\s*:/.test(after) || (/^\s*\.?$/.test(after) && /(?:like|as) $/i.test(before))) continue;
    if (STANDS_ALONE.test(after)) {
      if (!saysSomethingFirst(before)) return true;
    } else if (!namesOneOf(before, after) && !(GENERAL.test(after) && saysSomethingFirst(before))) return true;
  }
  return false;
}

/** Whether one of the nouns after a demonstrative stands before it as well. */
function namesOneOf(before: string, after: string): boolean {
  const earlier = before.toLowerCase();
  const nouns = (after.match(/^(?:\s+[\p{L}-]+){1,3}/u)?.[0] ?? '').toLowerCase().match(/[\p{L}-]{4,}/gu) ?? [];
  return nouns.some((noun) => earlier.includes(noun.replace(/(?:es|s)$/, '')));
}

/** Whether a clause with a subject of its own comes before: at least five words, broken off by a comma or a conjunction. */
function saysSomethingFirst(before: string): boolean {
  const breaks = [...before.matchAll(CLAUSE_BREAK)].filter(
    (found) => (before.slice(0, found.index).match(/\S+/g) ?? []).length >= 3,
  );
  const words = (before.match(/\S+/g) ?? []).length;
  return words >= 5 && breaks.length > 0 && !PLACE_PHRASE.test(before);
}
