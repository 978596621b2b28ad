import type { ReplyNote, StoredReply } from '../contract';
import { say } from '../words';
import { ownWords, replyOf } from './canned';

/** Nothing can be said that wouldn't answer an open exercise. Which one is not said: the name of its concept may be the answer. */
export function guardedReply(notes: ReplyNote[]): StoredReply {
  return replyOf('ask', ownWords(say('guarded')), {
    notes: [...new Set<ReplyNote>([...notes, 'gives_away'])],
  });
}
