import type { ChatMessage, ChatThread, StoredReply, TutorMessage } from '../contract';
import { renderBlock } from '../render';
import type { MessageRow, ThreadRow } from '../store';

export function showThread(row: ThreadRow): ChatThread {
  const { id, courseId, conceptId, lessonId, title } = row;
  return {
    ...{ id, courseId, conceptId, lessonId, title },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A message as its learner sees it; answers are rendered, and made harmless, each time anew. */
export async function showMessage(row: MessageRow, reported: boolean): Promise<ChatMessage> {
  const at = row.createdAt.toISOString();
  if (row.reply === null) return { role: 'learner', id: row.id, words: row.words, at };
  return showReply(row.id, row.reply, at, reported);
}

export async function showReply(id: string, reply: StoredReply, at: string, reported: boolean): Promise<TutorMessage> {
  const blocks = await Promise.all(reply.blocks.map(renderBlock));
  return { role: 'tutor', id, ...reply, blocks, reported, at };
}

/** The words of a reply, for searching and for what was said before. */
export function wordsOf(reply: StoredReply): string {
  return reply.blocks.map((block) => block.markdown).join('\n\n');
}
