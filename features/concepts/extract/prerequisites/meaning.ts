import { embedTerms, fitLsa } from '@/core/embedding/lsa';
import { countTerms } from '@/core/embedding/term-matrix';
import { STOP_WORDS } from '@/core/text/tokens';
import type { ConceptText } from '../lean';
import type { Material } from '../material';

/** Vectors of length 1 of what each concept's own passages speak of (latent semantic analysis of the course); none in a short course. */
export function meanings(material: Material, texts: ReadonlyMap<string, ConceptText>): Map<string, Float32Array> {
  const termsOf = (words: readonly { form: string }[]) =>
    words.map(({ form }) => form).filter((form) => form.length > 2 && !STOP_WORDS.has(form));
  const bodies = material.chunks.filter(({ words }) => words.length > 0);
  const lsa = fitLsa(countTerms(bodies.map(({ words }) => termsOf(words))), 1);
  if (!lsa) return new Map();
  return new Map(
    [...texts].map(([form, { own }]) => [
      form,
      embedTerms(
        lsa,
        own.flatMap(({ words }) => termsOf(words)),
      ),
    ]),
  );
}
