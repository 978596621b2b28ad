import type { Retrieved } from '@/features/library/contract';
import type { ReplyNote, StoredBlock } from '../contract';
import type { Guard } from '../rules/guard';
import { say } from '../words';
import { askBlock, notCoveredReply, ownWords, replyOf } from './canned';
import { numbering } from './citations';
import { guardedReply } from './guarded';
import { quotesFor } from './passages';
import type { Turn, TurnEvent, TurnResult } from './turn';

/** An answer without a model: the sentences of the material that answer the question, word for word, and why no model wrote. */
export async function* extractive(
  turn: Turn,
  retrieved: Retrieved,
  guard: Guard,
  notes: ReplyNote[],
): AsyncGenerator<TurnEvent, Pick<TurnResult, 'reply'>> {
  let withheld = false;
  const allowed = (text: string) => {
    const tells = guard.tells(text);
    withheld ||= tells;
    return !tells;
  };
  const quotes = quotesFor(turn.question, retrieved.passages, turn.course.language, allowed);
  if (quotes.length === 0) {
    const reply = withheld ? guardedReply(notes) : notCoveredReply(turn, guard, notes);
    for (const block of reply.blocks) yield { type: 'block', block, citations: [] };
    return { reply };
  }
  const numbers = numbering(new Map(retrieved.passages.map((passage) => [passage.ref, passage])));
  const blocks: StoredBlock[] = [];
  const show = (block: StoredBlock): TurnEvent => {
    blocks.push(block);
    return { type: 'block', block, citations: numbers.cited() };
  };
  for (const block of ownWords(say('passages'))) yield show(block);
  for (const { ref, text } of quotes) {
    if (guard.tells(text)) continue;
    guard.shown(text);
    yield show({ kind: 'quote', markdown: text, citations: numbers.numbersOf([ref]), own: false });
  }
  yield show(askBlock(turn));
  return { reply: replyOf('passages', blocks, { notes, citations: numbers.cited() }) };
}
