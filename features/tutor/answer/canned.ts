import type { ReplyKind, ReplyNote, StoredBlock, StoredReply, TurnedReason } from '../contract';
import { type Guard, guardOf } from '../rules/guard';
import { say } from '../words';
import { nearestTopics, type Topic } from './topics';
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

/** Topics that are named when a question leads nowhere, and that are looked at for it. */
const NEAR = 3;
const LOOKED_AT = 12;

/** The nearest topics whose mere name tells no open exercise. */
function sayableTopics({ topics, concept, course }: Turn, guard: Guard, question: string, limit: number): Topic[] {
  const names = topics.map(({ name }) => name);
  const sayable: Topic[] = [];
  for (const topic of nearestTopics(question, names, concept?.name ?? null, course.language, LOOKED_AT)) {
    if (sayable.length === limit) break;
    if (!guard.tells(topic.name)) sayable.push(topic);
  }
  return sayable;
}

/** A kind no, with a way on. */
export function turnedReply(turn: Turn, reason: TurnedReason, supportPerson: string | null): StoredReply {
  const [topic] = reason === 'off_topic' ? sayableTopics(turn, guardOf(turn.open, new Set()), '', 1) : [];
  const text = say(`turned.${reason}`, {
    person: supportPerson ?? say('adult'),
    topic: topic === undefined ? say('topicAny') : topic.name,
  });
  return replyOf('turned', ownWords(text), { reason });
}

/** The material doesn't cover it: says so, names what is near, and whom to ask. */
export function notCoveredReply(turn: Turn, guard: Guard, notes: ReplyNote[] = []): StoredReply {
  const found = sayableTopics(turn, guard, turn.question, NEAR);
  const near = found.filter((topic) => topic.near);
  // Nothing is called near that only comes first in the course.
  const topics = (near.length > 0 ? near : found).map(({ name }) => `“${name}”`).join(', ');
  const lines = [
    say('notCovered'),
    ...(found.length > 0 ? [say(near.length > 0 ? 'notCoveredNear' : 'notCoveredElse', { topics })] : []),
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
