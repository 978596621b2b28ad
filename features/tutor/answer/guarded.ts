import type { ReplyNote, StoredReply } from '../contract';
import { say } from '../words';
import { ownWords, replyOf } from './canned';

/** Nothing can be said that wouldn't answer an open exercise: says which, and the way on. */
export function guardedReply(conceptName: string, notes: ReplyNote[]): StoredReply {
  return replyOf('ask', ownWords(say('guarded', { concept: conceptName })), {
    notes: [...new Set<ReplyNote>([...notes, 'gives_away'])],
  });
}
