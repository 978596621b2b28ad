import type { ReplyKind, ReplyNote, StoredBlock, StoredReply, TurnedReason } from '../contract';
import { type Guard, guardOf } from '../rules/guard';
import { say } from '../words';
import { nearestTopics } from './topics';
import type { Turn, TurnEvent, TurnResult } from './turn';

/** Paragraphs of our own words. */
export function ownWords(text: string, kind: StoredBlock['kind'] = 'paragraph'): StoredBlock[] {
  return text.split(/\n{2,}/).map((markdown) => ({ kind, markdown, citations: [], own: false }));
}

export function replyOf(
  kind: ReplyKind,
  blocks: StoredBlock[],
  rest: Partial<Pick<StoredReply, 'reason' | 'notes' | 'model' | 'citations'>> = {},
): StoredReply {
  return { kind, reason: null, notes: [], model: null, citations: [], ...rest, blocks };
}

/** Shows a whole reply at once; no model was asked. */
export async function* showAll(reply: StoredReply): AsyncGenerator<TurnEvent, TurnResult> {
  for (const block of reply.blocks) yield { type: 'block', block, citations: reply.citations };
  return { reply, output: null };
}

/** A kind no, with a way on. */
export function turnedReply(turn: Turn, reason: TurnedReason, supportPerson: string | null): StoredReply {
  const guard = guardOf(turn.open, new Set());
  const sayable = turn.topics.map(({ name }) => name).filter((name) => !guard.tells(name));
  const [topic] = nearestTopics('', sayable, turn.concept?.name ?? null, turn.course.language, 1);
  const text = say(`turned.${reason}`, {
    person: supportPerson ?? say('adult'),
    topic: topic === undefined ? say('topicAny') : topic,
  });
  return replyOf('turned', ownWords(text), { reason });
}

/** The material doesn't cover it: says so, names what is near, and whom to ask. */
export function notCoveredReply(turn: Turn, guard: Guard, notes: ReplyNote[] = []): StoredReply {
  const sayable = turn.topics.map(({ name }) => name).filter((name) => !guard.tells(name));
  const topics = nearestTopics(turn.question, sayable, turn.concept?.name ?? null, turn.course.language);
  const lines = [
    say('notCovered'),
    ...(topics.length > 0 ? [say('notCoveredNear', { topics: topics.map((topic) => `“${topic}”`).join(', ') })] : []),
    say('notCoveredTeacher'),
  ];
  return replyOf(
    'not_covered',
    lines.flatMap((line) => ownWords(line)),
    { notes },
  );
}

/** The question at the end of an explanation: the tutor asks, so that the learner does the thinking. */
export function askBlock(turn: Turn): StoredBlock {
  const [block] = ownWords(say(`ask.${turn.mode ?? 'none'}`), 'ask');
  return block ?? { kind: 'ask', markdown: '', citations: [], own: false };
}
