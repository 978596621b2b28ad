import type { MeaningShape } from './definition';
import { proseOnly, wordCount } from './inline';
import { isBaseVerb } from './verbs';

const DETERMINER =
  /^(?:an?|the|any|each|every|anything|something|everything|somebody|someone|all|how|what|two|three|several|one)\b/i;
const oneOf = (words: string) => `(?:${words.split(' ').join('|')})`;
const JUDGING = oneOf(
  'good bad right wrong better best worse worst nice great common popular powerful useful important simple natural reasonable typical major key big ' +
    'huge hard easy large small little central crucial critical fundamental essential different similar main real convenient clever tricky difficult fine valid',
);
/** Nouns that place a thing in the author's talk instead of saying what it is. */
const TALKING = oneOf(
  'idea choice problem mistake reason place bit lot example case matter start fit candidate question result consequence topic challenge reminder hint job thing ' +
    'must shame practice habit convention point difference answer concern issue goal aim trick sign subject one ones other latter former same only following above ' +
    'first second third last next most least way use-case use tool technique option alternative solution moment step',
);
const DEGREE = oneOf('very really quite rather particularly especially more most less such \\p{L}+ly');
/** Openings that judge, compare or locate instead of saying what the thing is. */
const NO_DEFINITION = new RegExp(
  [
    `^(?:an?|the|one|another|also|just)\\s+(?:${DEGREE}\\s+)?(?:${JUDGING}\\s+)*${TALKING}\\b(?!\\s+(?:of|that|in which)\\b(?!.*\\b(?:our|we)\\b))`,
    '^(?:the|an?)\\s+(?:most|least|best|worst|only|same|simplest|easiest|key|main|first|second|third|last|following|latter|former|so-called)\\b',
    '^(?:\\S+ ){0,2}(?:more|less|\\p{L}+er) (?:\\S+ ){0,3}than\\b',
    `^(?:an?|the)\\s+(?:\\p{L}+ly\\s+)?${JUDGING}\\s+[\\p{L}-]+$`,
    '^an? (?:so|sufficiently)\\b|^one\\b|^part of\\b|^a (?:\\p{L}+ )?part of\\b|^a (?:little|bit|lot|few)\\b|^all (?:the|of|about|we|you|that)\\b',
    '^(?:how|what|when|where|why) (?:we|you|it|they|the)\\b(?! (?:\\w+ )?\\w+s\\b)',
    '^(?:the|an?) (?:\\w+ ){0,3}(?:above|below|earlier|previously|here|now)\\b',
  ].join('|'),
  'iu',
);
/** Bare nouns that may open a meaning are followed by what narrows them. */
const BARE_NOUN =
  /^(?!\w+(?:ed|ly|ble|ful|ous|ive|less|ary|ent|ant|able)\b)[\p{L}-]{3,}(?:\s+[\p{L}-]+){0,2},?\s+(?:that|which|who|whose|where|worn|used|designed|made|made up|of|for|in which|in|between|with|from|kept|written)\s/iu;
const NOT_A_NOUN =
  /^(?:used|useful|able|possible|available|similar|equal|due|not|very|more|less|most|often|usually|always|never|only|just|also|still|already|now|then|here|there|as|at|in|on|by|to|for|from|with|of|about|if|because|so|that|this|it|they|we|you|better|easy|hard|important|good|immutable|part|able|worth|clear|true|false|likely|common|known|called|quite|really|both|either|such|no|concerned|composed|responsible|based|related|typical|especially|particularly|basically|simply|essentially|free|full|short|close|known|far|much|many|well|even|perhaps|again|first|next|finally)\b/i;
/** Words that need what stood before. */
const LEANING =
  /\b(?:this|these|those|above|below|aforementioned|(?:the|both) (?:two|three|four|five|other)\b(?! (?:of|dimensions?|sides?|ends?)\b)|such (?!as\b)(?:an? )?\p{L}+(?! as\b)|former|latter|here|see also)\b/iu;
/** "Figure 3", "Section B": another place. Capitals count, as "a section of the string" is none. */
const PLACE =
  /\b(?:[Ss]ee|[Ff]igure|[Tt]able|[Ee]quation|[Ss]ection|[Cc]hapter|[Ee]xercise|[Ee]pisode|[Ll]esson)\s+[\dA-Z"'‘“]/;

/**
 * The shape of a meaning, or null where the text is not what something is. Meanings of entries ("change the case") may also be commands.
 *
 * @param term the term; one in backticks makes the shape `code`.
 */
export function meaningShape(term: string, meaning: string, form: 'sentence' | 'entry'): MeaningShape | null {
  const prose = proseOnly(meaning).trim();
  const words = wordCount(meaning);
  const isCode = form === 'entry' && /^`[^`]+`$/.test(term);
  if (isCode)
    return words <= 30 &&
      !LEANING.test(prose) &&
      !PLACE.test(prose) &&
      (meaning.match(/`/g) ?? []).length <= 2 &&
      words > 1
      ? 'code'
      : null;
  if (words < (form === 'entry' ? 3 : 4) || words > 45 || meaning.length > 280) return null;
  if (
    LEANING.test(prose) ||
    PLACE.test(prose) ||
    pointsBack(prose) ||
    /[?!]|https?:/.test(prose) ||
    speaksToReader(prose)
  )
    return null;
  if (saysItself(term, prose)) return null;
  if (/^\W*…/.test(prose) || prose.replace(/[^…]/g, '').length > 4) return null;
  if (form === 'entry' && /^(?:The \p{L}+ (?:\p{Ll}+s|is|are|was) |\p{L}+ed\b|given|when|if|where)/iu.test(prose))
    return null;
  if (/^to\s+\p{Ll}/iu.test(prose)) return 'infinitive';
  if (NO_DEFINITION.test(prose)) return null;
  if (DETERMINER.test(prose)) return 'thing';
  if (
    /^(?!string|thing|ring|king|during|nothing|according|depending|missing|being|interesting|surprising)\p{L}{2,}ing\s/iu.test(
      prose,
    )
  )
    return 'doing';
  const first = (/^\p{L}+/u.exec(prose)?.[0] ?? '').toLowerCase();
  if (form === 'entry' && isBaseVerb(first)) return 'command';
  if (form === 'entry' && first.endsWith('s') && isBaseVerb(first.replace(/(?<=[sxzh])es$|s$/, ''))) return 'verb';
  if (NOT_A_NOUN.test(prose)) return null;
  return form === 'entry' || BARE_NOUN.test(prose) ? 'thing' : null;
}

/** "A recursive procedure is one that …" as the meaning of "recursive": a sentence about the term, not what stands for it. */
function saysItself(term: string, prose: string): boolean {
  const subject = /^(?:an?|the)\s+((?:[\p{L}-]+\s+){1,4}?)(?:is|are|means)\s/iu.exec(prose)?.[1] ?? '';
  return subject !== '' && subject.toLowerCase().includes(term.toLowerCase());
}

/** What "our" may belong to in a meaning: what everybody in the field has. "Our example" is one case. */
const OURS = /\bour (?:training|test|validation|fit|data(?! ?set)|estimates?|predictions?|models?)\b/gi;

/** Speaks of the writer or to the reader, "as many as we have" and "our predictions" apart. */
function speaksToReader(prose: string): boolean {
  const rest = prose.replace(OURS, ' ').replace(/\bas we (?:have|want|see|observe|measure)\b/gi, ' ');
  return /\b(?:I|we|our|us|you|your|let's)\b/i.test(rest);
}

/** "of that function" where no function was named before. */
function pointsBack(prose: string): boolean {
  const match = /\b(?:of|in|to|for|from|by|with|at|on|than) that (\p{L}+)/u.exec(prose);
  return match !== null && !prose.slice(0, match.index).includes(match[1] ?? '');
}
