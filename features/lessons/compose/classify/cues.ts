import type { UnitRole } from '../types';

/** Words by which writers show what a sentence is for. English; other languages rely on the form of their blocks. */
export const CUES: Partial<Record<UnitRole, RegExp>> = {
  example:
    /\b(?:for example|for instance|as an example|an example (?:of|is)|to illustrate|suppose|imagine|assume (?:that )?(?:a|an|we|you)|consider (?:an?|the)|say,? you|let's say)(?![\p{L}-])|^(?:take|picture) /iu,
  analogy:
    /\b(?:analog(?:y|ous|ously)|think of (?:it|them|an?|the|this|these|each)|as though|metaphor(?:ically)?|(?:is|are|was|works?|behaves?|acts?|just|much|rather|a bit|a little|something|pretty much) (?:just |exactly |a bit |much |rather |very )?(?:like|as if)(?! (?:this|so|that|the following)\b)|in the same way (?:as|that)|for the same reason that|compare it (?:to|with))(?![\p{L}-])/iu,
  caution:
    /\b(?:never|must not|must never|mustn't|should not|shouldn't|should never|be careful|careful|beware|be aware|avoid(?:ed|ing)?|pitfalls?|mistakes?|mistaken|warning|watch out|keep in mind|pay attention|unexpected(?:ly)?|surprising(?:ly)?|gotchas?|common error|wrongly|forbidden|prohibited|side effects?|confus(?:e|ed|ing|ion)|dangerous|tempting|tempted|not recommended|discouraged|important to (?:note|remember|realise|realize)|does not mean|doesn't mean|contrary to)(?![\p{L}-])|(?:^|[.;:!] )(?:do not|don't|only (?:use|do)|always|make sure|be sure)(?![\p{L}-])/iu,
  comparison:
    /\b(?:whereas|unlike|compared (?:to|with)|in comparison|differs? from|differences? between|distinguish(?:es|ed)? (?:between|from)|versus|vs\.?|as opposed to|on the other hand|in contrast|by contrast|contrary to|similar to|rather than|more than|less than|instead of|equivalent to|same as|both .{3,60} and )(?![\p{L}-])/iu,
  summary:
    /^(?:in (?:short|summary|essence|brief|a nutshell|conclusion)|to (?:summari[sz]e|sum up|recap)|overall|all in all|put briefly|in other words)(?![\p{L}-])|\b(?:sums? (?:it|the job|them) up|boils down to|the key (?:idea|point) is|in a nutshell)(?![\p{L}-])/iu,
  steps:
    /\b(?:step by step|steps|procedure|in this order|follow(?:ing)? (?:these|this) (?:steps|procedure|order))(?![\p{L}-])/iu,
};

/** "Edge" of a rule: where it stops to hold. Weaker than a warning. */
export const EDGE_CUE =
  /\b(?:except(?:ion|ions)?|unless|only (?:if|when|works|for)|even (?:if|though|when)|edge cases?|corner cases?|special cases?|not necessarily|strictly speaking|breaks? the rule|no longer (?:holds|works|true))(?![\p{L}-])/iu;

/** Under such a heading people belong to the case that is worked through. */
export const WORKED = /\b(?:worked examples?|examples?|case study)\b/iu;

/** Headings that say what stands under them. */
export const HEADING_ROLES: [RegExp, UnitRole][] = [
  [WORKED, 'example'],
  [/\b(?:steps?|procedure|how to|instructions|sequence|checklist)\b/iu, 'steps'],
  [
    /\b(?:caution|warning|pitfalls?|mistakes?|limits?|limitations?|caveats?|what (?:can )?go(?:es)? wrong|leaves? out|common errors?|gotchas?|danger|beware)\b/iu,
    'caution',
  ],
  [/\b(?:comparison|compared|vs\.?|versus|differences?|alternatives?|or)\b/iu, 'comparison'],
  [/\b(?:summary|recap|key points?|in short|conclusions?|takeaways?)\b/iu, 'summary'],
];

/** A scene with people in it: fine as an opening of a chapter, odd when it comes from nowhere. */
export const STORY =
  /["”“][^"“”]{2,}["”]?,? (?:says?|said|asks?|asked|replies|replied|tells?|told|writes|wrote)(?!\p{L})|(?<!\p{L})(?:says|said|asks|asked|replies|replied|tells|told|answers|answered) (?:\p{Lu}\p{Ll}+|the \p{L}+ (?:engineer|supervisor|technician|operator|manager|fitter)|he|she)(?!\p{L})|(?<!\p{L})(?:[Hh]e|[Ss]he) (?:says?|said|asks?|asked|looks?|looked|walks?|opens?|reads?|hears?|sees?|saw|goes|went|knows|knew)(?!\p{L})|^(?:[Oo]ne (?:morning|day|night|evening)|[Oo]n (?:her|his|a|the) (?:first|second|third|\p{L}+day))(?!\p{L})/u;

/** Speaks of something drawn that must be there to be looked at. */
export const VISUAL =
  /(?<![\p{L}])(?:(?:the|this|these|our|each|as) (?:\p{L}+ )?(?:plots?|figures?|diagrams?|illustrations?|flowcharts?|screenshots?)(?! of| for)(?![\p{L}-])|(?:the|this|these|our) (?:\p{L}+ )?curves? (?:converges?|shows?|is|are|was|were|looks?)(?!\p{L})|(?:is|are|will be) (?:plotted|depicted|visuali[sz]ed|drawn as)(?!\p{L})|the highlighted (?!\p{L}+ing)|(?:let's|let us|we) (?:(?:first|also|now|again|then) )?(?:plot|visuali[sz]e)(?!\p{L}))/iu;

/** Goes on counting: "The second rule is", "Third, …". */
export const ORDINAL = /^(?:(?:the )?(?:second|third|fourth|fifth)(?:ly)?|the (?:other|latter))(?:,| \p{L}+)/iu;
/** Starts to count, or says how many there are. */
export const FIRST = /(?<![\p{L}-])(?:first(?:ly)?|one|two|three|four|five|former|both)(?![\p{L}-])/iu;

/** Points up the page, at a listing, formula, table or picture. */
export const ABOVE =
  /(?<![\p{L}])(?:the above|above (?:example|code|snippet|listing|output|table|figure|diagram|formula|equation|function|statement|loop)|(?:\p{L}+|\uE000) above(?=\s*(?:[,.;:)]|$)|\s+(?:is|are|was|were|shows?|does|uses?|will|can|has)(?![\p{L}])))/iu;

/** One step of a derivation: what it works on was said before. */
export const DERIVES =
  /(?<![\p{L}])(?:(?:we|one) (?:(?:can|may|now|then|also|thus|therefore|just) )*(?:see|get|obtain|find|arrive|compute|conclude|write|rewrite|simplify|derive|recover)|yields?|gives|becomes?|it follows|obtain|this means)(?![\p{L}])/iu;
