import { isName } from './heading';

/** A term that a sentence defines. */
export interface DefinedTerm {
  term: string;
  /** How surely the sentence says what the term is, 0 to 1. */
  strength: number;
  /** The sentence is about the term from its first words ("A hazard is …"), not "… is called a hazard". */
  leads: boolean;
}

/** "is a", "are any", "means": what follows says what the term is. */
const SAYS_WHAT =
  /^\s*(?:is|are)\s+(?:(?:simply|just|also|usually|often|essentially|basically|fundamentally|always|typically|generally|therefore|thus|then|nothing but|either)\s+)?(?:an?|the|any|one|what|when|where|whatever|something|someone|how|defined\s+(?:as|by)|those|anything|everything|every|each|two|three)\b/i;
/** "are collections of key-value pairs", "are variables that take values": a kind, narrowed. */
const SAYS_KIND =
  /^\s*are\s+(?:(?:simply|just|usually|often|essentially|basically|typically|generally)\s+)?(?!\p{L}+ed\s+(?:as|in|by|on|with|to|for|from|at|into)\b)(?!(?:used|often|also|not|very|more|most|less|called|known|similar|useful|both|all|many|some|other)\b)(?:(?:and\s+)?[\p{L}-]+\s+){0,4}?(?!(?:sizes|always|sometimes|perhaps|means|terms|ways|examples|cases|parts|parents)\b)[\p{L}-]{3,}s\s+(?:of|that|which|who|whose|where|in which|for which|from|between)\b/iu;
const SAYS_MEANS =
  /^\s*(?:(?:simply|just|also|usually|often|typically|generally)\s+)?(?:means?(?!\s+that\b)|refers?\s+to|denotes?|stands?\s+for|consists?\s+of|describes?|occurs?\s+when|happens?\s+when|says?\s+that|states?\s+that|tells?|measures?|represents?|is\s+used\s+(?:to|for)|are\s+used\s+(?:to|for)|lets?|allows?|enables?)\b/i;
/** What a thing does comes near to what it is. */
const SAYS_DOES =
  /^\s*(?:involves?|quantif(?:y|ies)|captures?|maps?|converts?|determines?|specif(?:y|ies)|combines?|assigns?|expresses|express|controls?|prevents?|protects?|computes?|characteri[sz]es?)\s+(?:an?|the|how|whether|all|each|every|\p{L}{4,})/iu;
const SAYS_IS = /^\s*(?:is|are)\s+(?!not\b|called\b|known\b)\p{L}/iu;
/** "called", "known as", "the term": what precedes names the term. */
const NAMES_NEXT =
  /(?:\b(?:called|termed|named|dubbed|known\s+as|referred\s+to\s+as|so-called|the\s+terms?|the\s+names?|by\s+the\s+name(?:\s+of)?|we\s+say)|\bcall(?:s|ed)?\s+(?:it|this|these|that|them|such\s+[\p{L}-]+|the\s+[\p{L}-]+(?:\s+[\p{L}-]+)?|an?\s+[\p{L}-]+(?:\s+[\p{L}-]+)?)|\brefer(?:s|red)?\s+to\s+(?:[^\s]+\s+){1,6}as)\s+(?:(?:an?|the|its|simply|also)\s+)*["“‘']?$/iu;
/** The naming is the sentence's point ("is called", "we refer to it as"), not an aside ("a quantity called …"). */
const EXPLAINED =
  /(?:(?<!\bwhat\s+)\b(?:is|are|be|been|was|were)\s+(?:\p{L}+\s+)?(?:called|termed|named|dubbed|known\s+as|referred\s+to\s+as)|\bcalls?\s+.{2,60}|\bwe\s+say|\brefer\s+to\s+.{2,80}\s+as)\s+(?:(?:an?|the|its|simply|also)\s+)*["“‘']?$/iu;
/** What follows a term that the sentence has just explained. */
const ENDS_CLAUSE = /^["”’']?\s*(?:[.,;:(—–]|$|(?:and|or|because|which|since|if|when|in|of)\b)/i;
const BRACKET = '(?:\\s*\\([^()]{1,60}\\))?';
const ASIDE = '(?:,\\s[^,]{2,80},)?';
const AFTER = new RegExp(`^["”’']?${BRACKET}${ASIDE}`, 'u');
/** What may stand before a term that opens a definition: "In statistics, the". */
const OPENING =
  /^(?:(?:in|for|with|within|by|under|on|as|formally|informally|technically|strictly speaking|simply put|generally|more generally|put simply|roughly speaking)\b[^,.]{0,60},\s+)?(?:an?|the|each|every|any|our|un|una|el|la|los|las|une|le|les|l['’]|ein|eine|der|die|das)?\s*["“‘'«„]?$/iu;

/**
 * The emphasised terms that the sentence defines: "A **hazard** is anything …", "this is called *regression*", "**Risk**: the …".
 *
 * @param sentence plain text on one line.
 * @param emphasised terms that the author set off in the sentence's block, as plain text.
 */
export function emphasisedDefinitions(sentence: string, emphasised: readonly string[]): DefinedTerm[] {
  return emphasised.flatMap((term): DefinedTerm[] => {
    const at = placeOf(sentence, term);
    if (at < 0) return [];
    const before = sentence.slice(0, at);
    const after = sentence.slice(at + term.length);
    const strength = OPENING.test(before) ? strengthAfter(after) : 0;
    if (strength > 0) return [{ term, strength, leads: true }];
    if (!NAMES_NEXT.test(before)) return [];
    const explains = EXPLAINED.test(before) && ENDS_CLAUSE.test(after) && before.length > 25;
    return [{ term, strength: explains ? 0.8 : 0.5, leads: false }];
  });
}

/** The term that a sentence without emphasis defines, or null: "A loop is a …", "Recursion refers to …", "… is known as aliasing." */
export function plainDefinition(sentence: string): DefinedTerm | null {
  const verb =
    /\s(?=(?:is|are|means|refers?\s+to|denotes|consists?\s+of|describes|occurs\s+when|happens\s+when|involves|quantif(?:y|ies)|captures?|maps?|converts?|determines?|combines?)\s)/i.exec(
      sentence,
    );
  if (verb) {
    const head = sentence.slice(0, verb.index).replace(/\s*\([^()]*\)$/, '');
    const match =
      /^(?:(?:In|For|With|Within|By|Under|Formally|Informally|Technically)\b[^,.]{0,60},\s+)?(?:(an?|the|each|every)\s+)?(.+)$/i.exec(
        head,
      );
    const term = match?.[2] ?? '';
    const rest = sentence.slice(verb.index);
    const strength = SAYS_WHAT.test(rest)
      ? 0.9
      : SAYS_KIND.test(rest)
        ? 0.8
        : SAYS_MEANS.test(rest)
          ? 0.7
          : SAYS_DOES.test(rest)
            ? 0.62
            : 0;
    if (strength > 0 && isName(term) && term.split(' ').length <= 5)
      return { term, strength: /^the$/i.test(match?.[1] ?? '') ? strength * 0.7 : strength, leads: true };
  }
  const named =
    /\b(?:is|are)\s+(?:also\s+)?(?:called|known\s+as|termed)\s+(?:an?\s+|the\s+)?([\p{L}][\p{L} -]{2,40}?)(?=[.,;:(]|$)/iu.exec(
      sentence,
    )?.[1];
  return named !== undefined && isName(named.trim()) ? { term: named.trim(), strength: 0.65, leads: false } : null;
}

/** The same of Spanish, French, German and Arabic, after an emphasised term: "es un …", "est une …", "ist ein …", "هو …". */
const SAYS_WHAT_ELSEWHERE =
  /^\s*(?:(?:es|son|est|sont|ist|sind)\s+(?:(?:un|una|unos|unas|el|la|los|las|lo|aquello|cualquier|cada|une|des|le|les|l['’]|ce|tout|toute|ein|eine|einer|eines|der|die|das|jede[rs]?|alles)(?:\s|(?<=['’])))|(?:هو|هي|هم)\s+\p{L}|(?:se\s+llama|significa|consiste\s+en|désigne|signifie|consiste\s+en|bedeutet|bezeichnet|heißt|يعني|تعني|عبارة\s+عن)\s)/iu;
/** What it does, in these languages: a verb of the thing follows its name at once. */
const SAYS_DOES_ELSEWHERE =
  /^\s*(?:soporta|mantiene|permite|mide|reduce|protege|porte|garde|permet|mesure|réduit|protège|trägt|hält|misst|verhindert|schützt|ermöglicht|جزء|أداة|عملية|مجموعة|جهاز|مادة|يحفظ|يحمل|يمنع|يقيس|تحمل|تمنع|تقيس)\s+\p{L}/iu;

/** How well what follows a term says what it is; 0 where it does not. */
function strengthAfter(after: string): number {
  const rest = after.replace(AFTER, '');
  if (SAYS_WHAT.test(rest) || SAYS_WHAT_ELSEWHERE.test(rest)) return 1;
  if (SAYS_KIND.test(rest)) return 0.9;
  if (SAYS_MEANS.test(rest)) return 0.85;
  if (/^\s*[:–—-]\s+\S/.test(after)) return 0.75;
  if (SAYS_DOES.test(rest) || SAYS_DOES_ELSEWHERE.test(rest)) return 0.7;
  return SAYS_IS.test(rest) ? 0.5 : 0;
}

/** Where the term stands as whole words, or -1. */
export function placeOf(sentence: string, term: string): number {
  for (let at = sentence.indexOf(term); at >= 0; at = sentence.indexOf(term, at + 1)) {
    const before = sentence[at - 1] ?? ' ';
    const after = sentence[at + term.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}
