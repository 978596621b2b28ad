import { bringsExample, clarityOf } from './clarity';
import { type PointReading, windowsOf } from './compare';
import { confusionsIn, type Sibling } from './confusion';
import { contradictionOf } from './contradict';
import { type CopyIndex, isCopied } from './copying';
import { outcomeOf } from './outcome';
import { matchPoint } from './point-model';
import { quoteOf, readPoints } from './read-point';
import { type ReadingContext, type ReadSentence, readText, stemsOf } from './reading';
import { textState } from './text-state';
import { speaksToJudge } from './to-the-judge';
import type { JudgedPoint, Judgement, KeyPoint, Misconception, NamedConcept, TextState } from './types';
import type { Vocabulary } from './vocabulary';

export interface JudgeInput {
  text: string;
  concept: NamedConcept;
  points: readonly KeyPoint[];
  /** Concepts it could be confused with, each with the sentences that say what it is. */
  siblings: readonly Sibling[];
  vocabulary: Vocabulary;
  /** Runs of words of the passages that teach the concept. */
  copies: CopyIndex;
  locale: string;
}

/** From these probabilities on a point counts as said, and as said in part. Measured in `docs/evaluation.md`. */
export const COVERED_FROM = 0.5;
export const PARTLY_FROM = 0.35;
/** How near a stretch must come to a point before what parts them is called a contradiction. */
const SPEAKS_OF_POINT = 0.55;
/** An example of the learner's own stands for the material's. */
const OWN_EXAMPLE = 0.6;
/** States whose text is held against the points. */
const JUDGED: ReadonlySet<TextState> = new Set(['fine', 'keywords']);

const NOTHING: PointReading = { text: '', words: [] };

/** A text read against its points, before anything is decided. */
export interface ReadExplanation {
  state: TextState;
  sentences: ReadSentence[];
  /** Sentences that may say something: neither copied from the material nor addressed to whoever judges. */
  own: ReadSentence[];
  /** In the order of the points. */
  readings: PointReading[];
  context: ReadingContext;
}

/** Reads a text: what it is, its sentences, and those that are the learner's own. */
export function readExplanation(input: JudgeInput): ReadExplanation {
  const { text, locale, vocabulary, concept } = input;
  const context: ReadingContext = { locale, vocabulary, given: stemsOf([concept.name, ...concept.aliases], locale) };
  let state = textState(text, { locale, vocabulary, sample: input.points[0]?.text ?? concept.name });
  const sentences = JUDGED.has(state) ? readText(text, context) : [];
  const own = sentences.filter((sentence) => !isCopied(sentence, input.copies) && !speaksToJudge(sentence.text));
  if (state === 'fine' && sentences.length > 0 && sentences.every((each) => isCopied(each, input.copies)))
    state = 'copied';
  const readings = readPoints(
    input.points.map((point) => point.text),
    context,
  );
  return { state, sentences, own, readings, context };
}

/** Judges an explanation against the key points of its concept, without a model. Never throws, whatever the text. */
export function judgeExplanation(input: JudgeInput): Judgement {
  const { state, sentences, own, readings, context } = readExplanation(input);
  const judged = input.points.map((point, i) =>
    judgePoint(point, readings[i] ?? NOTHING, { own, sentences, input, checks: state === 'fine' }),
  );
  const contradictions = judged.flatMap(({ misconception }) => misconception ?? []);
  const confusions = state === 'fine' ? confusionsIn(own, { ...input, context }) : [];
  const points = judged.map(({ point }) => point);
  const misconceptions = [...contradictions, ...confusions];
  const clarity = clarityOf(input.text, sentences, input.copies, { state, locale: input.locale });
  return { state, points, misconceptions, clarity, ...outcomeOf(input.points, points, misconceptions, state) };
}

interface PointContext {
  own: readonly ReadSentence[];
  sentences: readonly ReadSentence[];
  input: JudgeInput;
  /** The text has sentences, whose denials mean something. */
  checks: boolean;
}

function judgePoint(
  point: KeyPoint,
  reading: PointReading,
  { own, sentences, input, checks }: PointContext,
): { point: JudgedPoint; misconception: Misconception | null } {
  const match = matchPoint(reading, own, windowsOf(own.length));
  const window = match.window ? own.slice(match.window.from, match.window.to) : [];
  const said = quoteOf(input.text, window);
  const contradiction =
    checks && match.probability >= SPEAKS_OF_POINT
      ? contradictionOf(
          reading.words,
          window.flatMap(({ words }) => words),
        )
      : null;
  if (contradiction && said) {
    const misconception = { ...contradiction, pointId: point.id, quote: said };
    return {
      point: { id: point.id, status: 'wrong', probability: match.probability, said, copied: false },
      misconception,
    };
  }
  const exampled = point.aspect === 'example' ? own.find(({ text }) => bringsExample(text)) : undefined;
  const probability = exampled ? Math.max(match.probability, OWN_EXAMPLE) : match.probability;
  const shown = exampled && match.probability < OWN_EXAMPLE ? quoteOf(input.text, [exampled]) : said;
  const status = probability >= COVERED_FROM ? 'covered' : probability >= PARTLY_FROM ? 'partly' : 'missing';
  const copied = status === 'missing' && saidOnlyInCopies(reading, sentences, own);
  return {
    point: { id: point.id, status, probability, said: status === 'missing' ? null : shown, copied },
    misconception: null,
  };
}

function saidOnlyInCopies(
  reading: PointReading,
  sentences: readonly ReadSentence[],
  own: readonly ReadSentence[],
): boolean {
  if (own.length === sentences.length) return false;
  return matchPoint(reading, sentences, windowsOf(sentences.length)).probability >= COVERED_FROM;
}
