import { embedTerms, fitLsa } from '@/core/embedding/lsa';
import { countTerms } from '@/core/embedding/term-matrix';
import { STOP_WORDS } from '@/core/text/tokens';
import type { ConceptText } from '../lean';

/** Terms shorter than this are symbols and endings. */
const SHORTEST = 3;

/**
 * Vectors of length 1 of what each concept's own passages speak of: latent semantic analysis with one text for each concept, as cheap as the
 * course has few. None where there are too few.
 */
export function meanings(texts: ReadonlyMap<string, ConceptText>): Map<string, Float32Array> {
  const terms = [...texts.values()].map(({ own }) =>
    own.flatMap(({ words }) =>
      words.map(({ form }) => form).filter((form) => form.length >= SHORTEST && !STOP_WORDS.has(form)),
    ),
  );
  const lsa = fitLsa(countTerms(terms), 1);
  if (!lsa) return new Map();
  return new Map([...texts.keys()].map((form, place) => [form, embedTerms(lsa, terms[place] ?? [])]));
}

/** Cosine of vectors of length 1; 0 where one is missing. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  let sum = 0;
  if (a && b) for (let c = 0; c < a.length; c++) sum += (a[c] ?? 0) * (b[c] ?? 0);
  return sum;
}
