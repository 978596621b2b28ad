import { plainSentence } from '../text/self-contained';
import { normaliseTerm } from '../text/terms';
import type { NamedConcept, PointAspect } from './types';

/** Words by which a sentence shows what it says of its concept. English; elsewhere a sentence is a definition or a fact. */
const CUES: readonly [PointAspect, RegExp][] = [
  ['example', /\b(?:for example|for instance|such as|e\.g\.|suppose|imagine|an example of)\b/i],
  [
    'condition',
    /\b(?:only (?:if|when|works|for)|except|unless|even (?:if|though)|must(?: not)?|never|always|cannot|can't|does not|doesn't|should not|as long as|provided that|limit(?:s|ed|ation)?)\b/i,
  ],
  [
    'why',
    /\b(?:because|so that|in order to|purpose|important|matters?|prevents?|allows?|lets|helps?|reason|therefore|protects?|ensures?|avoids?|saves?|means that|useful|advantage|without (?:it|this|them))\b/i,
  ],
  [
    'how',
    /\b(?:works?|by \p{L}+ing|first|then|next|finally|step|whenever|when|consists? of|made (?:up )?of|uses?)\b/iu,
  ],
];
/** A verb that joins a term to what it is: "is a", "means", not "is needed". */
const LINK = String.raw`(?:\s*\([^)]*\))?,?\s+(?:(?:is|are)\s+(?=(?:an?|the|any\p{L}*|one|what|when|where|how|something|\p{L}+['’]s)\s|\p{L}{3,}s\s)|(?:means?|refers? to|denotes?|describes?|stands for|consists of|represents?|can be (?:defined|thought of|seen) as)\s)`;

/** What stands before a sentence's first linking verb, or before the colon of a glossary's entry. */
const SUBJECT = /^((?:\S+\s+){0,6}?\S+?)(?:\s*\([^)]*\))?(?:,?\s+(?:is|are|means?|refers? to|denotes?)\s|:\s)/iu;

/** Reads what sentences say of one concept. @param otherTerms names of the course's other concepts, by `normaliseTerm`. */
export function aspectReader(
  concept: NamedConcept,
  related: readonly NamedConcept[],
  otherTerms: ReadonlySet<string>,
  locale: string,
) {
  const defines = new RegExp(
    `^(?:(?:in [^,]{2,40}, )?(?:an?|the|un|une|le|la|les|el|los|las|der|die|das|ein|eine) )?["'“]?${namesOf(concept)}(?:e?s)?["'”]?(?::\\s|${LINK}| (?:ist|sind|heißt|est|sont|désigne|es|son|significa) )`,
    'iu',
  );
  const called = new RegExp(
    `(?:called|known as|termed|named|we call (?:it|this))\\s+(?:an? |the )?["'“]?${namesOf(concept)}`,
    'iu',
  );
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])${namesOf(concept)}`, 'iu');
  const relations = related
    .filter((other) => other.name.length > 2)
    .map((other) => new RegExp(`(?<![\\p{L}\\p{N}])${namesOf(other)}(?![\\p{L}\\p{N}])`, 'iu'));
  return {
    /** The sentence names the concept. */
    names: (plain: string) => mention.test(plain),
    /** The sentence says what another concept is. */
    definesOther(plain: string): boolean {
      const [, subject] = SUBJECT.exec(plain) ?? [];
      return subject !== undefined && otherTerms.has(normaliseTerm(subject));
    },
    aspectOf(sentence: string): PointAspect {
      const plain = plainSentence(sentence);
      if (defines.test(plain) || called.test(plain)) return 'definition';
      if (!locale.startsWith('en')) return 'fact';
      const cue = CUES.find(([, pattern]) => pattern.test(plain));
      if (cue) return cue[0];
      return relations.some((relation) => relation.test(plain)) ? 'relation' : 'fact';
    },
  };
}
export type AspectReader = ReturnType<typeof aspectReader>;

/** A pattern of all names of a concept; spaces and hyphens stand for one another. */
function namesOf({ name, aliases }: NamedConcept): string {
  const patterns = [name, ...aliases]
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+'));
  return `(?:${patterns.length === 0 ? '(?!)' : patterns.join('|')})`;
}
