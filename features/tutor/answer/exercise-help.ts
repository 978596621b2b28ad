import type { OpenExercise } from '@/features/practice/contract';
import type { ChatCitation, StoredBlock, StoredReply } from '../contract';
import { honestTries, isGuarded } from '../rules/honest-tries';
import { say } from '../words';
import { ownWords, replyOf } from './canned';
import type { TurnTools } from './turn';

/**
 * The next hint of an exercise with a question that leads on. While the answer may not be told, a hint that tells it, of this exercise or
 * of another open one, is not taken: then the passage is named, not quoted.
 */
export async function hintReply(
  exercise: OpenExercise,
  open: readonly OpenExercise[],
  tools: Pick<TurnTools, 'hint' | 'cite'>,
): Promise<StoredReply> {
  const guarded = open.filter(isGuarded);
  const allowed = (text: string) =>
    !guarded.some((each) => each.givesAway(text, each.presentationId === exercise.presentationId));
  const hint = await tools.hint(exercise.presentationId, allowed);
  if (hint === null) return pointerReply(exercise, tools);
  const place = hint.chunkId ? await tools.cite(hint.chunkId) : null;
  const citations: ChatCitation[] = place ? [{ ...place, number: 1 }] : [];
  const blocks: StoredBlock[] = [
    ...ownWords(say(hint.number === 1 ? 'hint.first' : 'hint.next')),
    { kind: 'quote', markdown: hint.markdown, citations: citations.map((each) => each.number), own: false },
    ...ownWords(questionOn(exercise, hint.number, hint.left), 'ask'),
    ...ownWords(say('hint.left', { left: hint.left })),
  ];
  return replyOf('hint', blocks, { citations });
}

async function pointerReply(exercise: OpenExercise, tools: Pick<TurnTools, 'cite'>): Promise<StoredReply> {
  const place = exercise.chunkId ? await tools.cite(exercise.chunkId) : null;
  if (!place) return replyOf('ask', ownWords(say('hint.noneNoPassage')));
  const [block] = ownWords(say('hint.none'));
  const citations: ChatCitation[] = [{ ...place, number: 1 }];
  return replyOf('hint', block ? [{ ...block, citations: [1] }] : [], { citations });
}

function questionOn(exercise: OpenExercise, number: number, left: number): string {
  const last = exercise.tries.at(-1)?.words.trim();
  if (last) return say('hint.ask.tried', { answer: last.length > 80 ? `${last.slice(0, 80)}…` : last });
  if (left === 0) return say('hint.ask.last');
  return say(number === 1 ? 'hint.ask.first' : 'hint.ask.next');
}

/** The worked answer after honest tries; the exercise is over with it. */
export async function shownReply(
  exercise: OpenExercise,
  open: readonly OpenExercise[],
  tools: Pick<TurnTools, 'worked' | 'cite'>,
): Promise<StoredReply> {
  const worked = await tools.worked(exercise.presentationId);
  const place = worked.chunkId ? await tools.cite(worked.chunkId) : null;
  const citations: ChatCitation[] = place ? [{ ...place, number: 1 }] : [];
  const others = open.filter((each) => each.presentationId !== exercise.presentationId && isGuarded(each));
  const tells = others.some((each) => each.givesAway(worked.markdown, false));
  const blocks: StoredBlock[] = [
    ...ownWords(say('shown', { tries: honestTries(exercise) })),
    { kind: 'quote', markdown: worked.markdown, citations: citations.map((each) => each.number), own: false },
    ...ownWords(say('shownAsk'), 'ask'),
  ];
  // The learner has earned this answer, whatever it says of another exercise.
  return replyOf('shown', blocks, { citations, notes: tells ? ['gives_away'] : [] });
}
