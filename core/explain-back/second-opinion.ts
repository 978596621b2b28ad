import { compareWindows } from './compare';
import { findQuote } from './find-quote';
import { type JudgeInput, type ReadExplanation, readExplanation } from './judge';
import { outcomeOf } from './outcome';
import { readText } from './reading';
import type { JudgedPoint, Judgement, PointStatus, Quote } from './types';

/** What a model says of one point, with the learner's words that it rests on. */
export interface Verdict {
  id: string;
  status: PointStatus;
  quote: string;
}

/** How much of a point its quote must say, by weight, before a model's word for it is taken. */
const BEARS_ON_POINT = 0.2;
const WORTH: Record<PointStatus, number> = { covered: 1, partly: 0.5, missing: 0, wrong: -1 };

export interface SecondOpinion {
  judgement: Judgement;
  /** Points that stand as the model has them. */
  byModel: ReadonlySet<string>;
  /** Both come to the same outcome. */
  agreed: boolean;
}

/**
 * Puts a model's verdicts beside the matcher's judgement of the same text. A model is believed on a point only as far as its quote stands
 * word for word in the text, in a sentence that is the learner's own and not addressed to the judge, and bears on that point; one quote
 * serves one point. What the matcher found wrong stays wrong. A model that sees less in the text than the matcher brings a point down by
 * half: neither is always right.
 */
export function withSecondOpinion(input: JudgeInput, matched: Judgement, verdicts: readonly Verdict[]): SecondOpinion {
  const read = readExplanation(input);
  const used = new Set<string>();
  const byModel = new Set<string>();
  const points = matched.points.map((point, i): JudgedPoint => {
    const verdict = verdicts.find(({ id }) => id === point.id);
    if (!verdict || verdict.status === point.status || point.status === 'wrong') return point;
    const quote = verdict.status === 'missing' ? null : quoteFor(input.text, verdict.quote, read, i);
    if (WORTH[verdict.status] > WORTH[point.status]) {
      if (!quote || used.has(quote.text)) return point;
      used.add(quote.text);
      byModel.add(point.id);
      return { ...point, status: verdict.status, said: quote };
    }
    if (verdict.status === 'wrong') {
      if (!quote) return point;
      byModel.add(point.id);
      return { ...point, status: 'wrong', said: quote };
    }
    byModel.add(point.id);
    const lowered = point.status === 'covered' ? 'partly' : 'missing';
    return { ...point, status: lowered, said: lowered === 'missing' ? null : point.said };
  });
  const { misconceptions, state } = matched;
  const summary = outcomeOf(input.points, points, misconceptions, state);
  return {
    judgement: { ...matched, points, ...summary },
    byModel,
    agreed: summary.outcome === matched.outcome,
  };
}

/** The model's quote where it may be believed for this point. */
function quoteFor(text: string, wanted: string, read: ReadExplanation, index: number): Quote | null {
  const quote = findQuote(text, wanted);
  const reading = read.readings[index];
  if (!quote || !reading || read.state !== 'fine') return null;
  const inside = read.own.some(({ start, end }) => quote.start >= start && quote.start < end);
  const foreign = read.sentences.some(
    (sentence) => !read.own.includes(sentence) && quote.start < sentence.end && quote.end > sentence.start,
  );
  if (!inside || foreign) return null;
  const sentences = readText(quote.text, read.context);
  const [features] = compareWindows(reading, sentences, [{ from: 0, to: sentences.length }]);
  return (features?.[0] ?? 0) >= BEARS_ON_POINT ? quote : null;
}
