import { measureSentence } from '@/core/grounding/check';
import { type Evidence, prepareEvidence } from '@/core/grounding/evidence';
import { doubtOf } from '@/core/grounding/weigh';
import type { GroundInput } from '@/features/grounding/contract';
import { groundSentence } from '@/features/grounding/sentence';
import type { LabelledSentence } from './labelled';

/** What became of a labelled sentence. */
export interface Judged {
  /** Shown in the model's words, in the passages', or not at all. */
  shown: 'own' | 'quoted' | 'nothing';
  /** Of a quotation in the place of a supported sentence: it says what that said, as far as `support` tells. */
  says: boolean;
  /** What stands in its place. */
  text: string | null;
  /** What speaks against it; empty where nothing but its distance from the passages does. */
  reasons: string[];
  /** The more, the sooner it is taken out or replaced; infinite where a rule alone decides. */
  doubt: number;
}

/** Checks as the product does where no judge is there and the model isn't asked again. Sentences on the same passages share what was read of them. */
export function createJudgement(): (labelled: LabelledSentence) => Promise<Judged> {
  let read: { key: string; evidence: Evidence } | null = null;
  return async ({ sentence, passages, terms, course, support }) => {
    const key = JSON.stringify([course, passages]);
    if (read?.key !== key) read = { key, evidence: prepareEvidence(passages, 'en', terms) };
    const { evidence } = read;
    const refs = passages.map(({ ref }) => ref);
    const input: GroundInput = {
      passages: passages.map((passage) => ({ ...passage, chunkId: passage.ref })),
      ...{ language: 'en', terms, own: 'strict', quotes: true },
    };
    const context = { input, evidence, blockRefs: refs, quoted: new Set<string>() };
    const { text, quoted } = await groundSentence({ text: sentence, refs }, context, new AbortController().signal);
    return {
      shown: text === null ? 'nothing' : quoted ? 'quoted' : 'own',
      says: quoted && support.length > 0 && support.every((beginning) => holds(text ?? '', beginning)),
      text,
      ...doubtsOf(sentence, evidence, refs),
    };
  };
}

function doubtsOf(sentence: string, evidence: Evidence, refs: readonly string[]) {
  const { verdict, features } = measureSentence(sentence, evidence, refs);
  const isHard = features === null || verdict.reasons.some((reason) => reason === 'number' || reason === 'name');
  const doubt = isHard ? (verdict.supported ? -1 : 1) * Number.POSITIVE_INFINITY : doubtOf(features);
  return { reasons: [...verdict.reasons], doubt };
}

/** Whether a text has a sentence that begins so, whatever its punctuation and marks. */
function holds(text: string, beginning: string): boolean {
  return plain(text).includes(plain(beginning));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
