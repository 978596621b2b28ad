import { isWholeSentence, leansOnContext } from '@/core/text/self-contained';
import { contentStems } from '@/core/text/tokens';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { capitalise, quote, wordCount } from './inline';
import { keyPoints } from './key-points';
import { isKnowledge } from './knowledge';
import { passageAround } from './passage';
import { whereToLook } from './sections';
import { someWords } from './short-what';
import type { Statement } from './statement';

/** "Explain why: …" from a sentence that gives its reason. English only, as it takes the sentence apart. */
export const shortWhy: Maker = (input) => {
  const { material, subject } = input;
  if (!material.language.startsWith('en')) return [];
  return subject.concept.chunks.flatMap((chunk) =>
    (material.statements.get(chunk.id) ?? []).flatMap((statement) => build(statement, input) ?? []),
  );
};

/** Main clause and reason of a sentence, or null. */
export function splitReason(text: string): { claim: string; reason: string } | null {
  const behind = /^(.+?),? because (?!of\b)(.+?)\.?$/u.exec(text);
  const before = behind ? null : /^Because (?!of\b)(.+?), (.+?)\.?$/u.exec(text);
  const claim = behind?.[1] ?? before?.[2] ?? '';
  const reason = behind?.[2] ?? before?.[1] ?? '';
  if (/\b(?:not|just|\p{L}+ly)$/u.test(claim) || wordCount(claim) < 4 || wordCount(reason) < 5) return null;
  return { claim: `${capitalise(claim)}.`, reason };
}

/** Praise, or a pronoun that the question would leave hanging. */
const PRAISE =
  /^It\b|\bit\b|\b(?:important|useful|crucial|essential|helpful|hard|difficult|easy|good|bad|convenient|true|clear|natural|popular)\.$/;

function build(statement: Statement, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const parts = splitReason(statement.text);
  if (!parts || !isKnowledge(statement, material)) return null;
  const { claim, reason } = parts;
  if (!isWholeSentence(claim) || leansOnContext(claim, material.language) || /[,;] (?:and|but|so)\b/.test(claim))
    return null;
  if (!saysWhatOf(claim, input)) return null;
  // "Tagging is important." asks for anything at all.
  if (PRAISE.test(claim)) return null;
  const points = keyPoints(reason, [claim], material);
  if (points.length === 0) return null;
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'short', prompt: say('shortWhy', { statement: claim }) },
      key: { kind: 'short', reference: `${capitalise(reason)}.`, keyPoints: points },
      nudges: [say('hintWhy'), ...whereToLook(statement.chunk, say)],
      narrower: [say('hintPoints', { words: someWords(points) })],
      passage: passageAround(
        statement.block,
        statement.text,
        `${claim.slice(0, -1)}, because …`,
        (text) => text,
        input,
      ),
      worked: say('worked', { answer: `${capitalise(reason)}.`, quote: quote(statement.text) }),
      difficulty: 0.65,
      worth: 0.8,
      source: statement.text,
      answer: reason,
      identity: ['why', statement.text],
    },
    material.language,
  );
}

/** Whether a claim names a term of the course, or shares a word with the concept's name: "It asks for 60 minutes" alone means nothing. */
function saysWhatOf(claim: string, { material, subject }: MakerInput): boolean {
  if (material.finder.find(claim).length > 0) return true;
  const own = new Set(
    [...subject.keys].flatMap((key) => contentStems(material.terms.get(key) ?? '', material.language)),
  );
  return contentStems(claim, material.language).some((stem) => own.has(stem));
}
