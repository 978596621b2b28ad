import type { Retrieved } from '@/features/library/contract';
import type { ChatCitation, ReplyNote, StoredBlock } from '../contract';
import type { Guard } from '../rules/guard';
import { say } from '../words';
import { askBlock, notCoveredReply, ownWords, replyOf } from './canned';
import { numbering } from './citations';
import { definedIn } from './definitions';
import { guardedReply } from './guarded';
import { quotesFor } from './passages';
import { subjectOf } from './subject';
import type { Turn, TurnEvent, TurnResult } from './turn';

/** Quotes beside definitions. */
const MOST = 3;

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
  const { topics, course } = turn;
  const defined = definedIn(turn).filter(({ definition }) => definition && allowed(definition.text));
  const asked = subjectOf(turn);
  const quotes = quotesFor(asked, retrieved.passages, { topics, language: course.language }, allowed);
  if (quotes.length === 0 && defined.length === 0) {
    const reply = withheld ? guardedReply(notes) : notCoveredReply(turn, guard, notes);
    for (const block of reply.blocks) yield { type: 'block', block, citations: [] };
    return { reply };
  }
  const places = [
    ...retrieved.passages.map((passage): [string, Omit<ChatCitation, 'number'>] => [passage.ref, passage]),
    ...defined.flatMap(({ name, definition }): [string, Omit<ChatCitation, 'number'>][] =>
      definition ? [[name, definition]] : [],
    ),
  ];
  const numbers = numbering(new Map(places));
  const blocks: StoredBlock[] = [];
  const show = (block: StoredBlock): TurnEvent => {
    blocks.push(block);
    return { type: 'block', block, citations: numbers.cited() };
  };
  for (const block of ownWords(say('passages'))) yield show(block);
  const definitions = defined.map(({ name, definition }) => ({ ref: name, markdown: definition?.text ?? '' }));
  const more = quotes.filter(({ markdown }) => !definitions.some((each) => markdown.includes(each.markdown)));
  for (const { ref, markdown } of [...definitions, ...more.slice(0, definitions.length > 1 ? 1 : MOST)]) {
    if (guard.tells(markdown)) continue;
    guard.shown(markdown);
    yield show({ kind: 'quote', markdown, citations: numbers.numbersOf([ref]), own: false });
  }
  yield show(askBlock(turn));
  return { reply: replyOf('passages', blocks, { notes, citations: numbers.cited() }) };
}
