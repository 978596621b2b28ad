import type { Problem } from '@/ui/problem';
import type {
  AskLimit,
  ChatBlock,
  ChatCitation,
  ChatMessage,
  ChatThread,
  ThreadWithMessages,
  TutorEvent,
} from '../contract';

/** The answer that is on its way. */
export interface Draft {
  stage: 'looking' | 'queued' | 'writing';
  /** Of those in the queue. */
  before: number;
  waitMs: number;
  blocks: ChatBlock[];
  citations: ChatCitation[];
}

/** A conversation as the screen knows it. */
export interface ChatState {
  thread: ChatThread | null;
  messages: ChatMessage[];
  draft: Draft | null;
  /** What was asked and is not kept yet: shown at once. */
  asking: string | null;
  /** Why the last answer did not come, with what was asked. */
  failed: { problem: Problem; question: string } | null;
  limit: AskLimit | null;
}

export type ChatStep =
  | { type: 'ask'; question: string }
  | { type: 'event'; event: TutorEvent }
  | { type: 'failed'; problem: Problem; question: string }
  | { type: 'loaded'; thread: ThreadWithMessages }
  | { type: 'limit'; limit: AskLimit }
  | { type: 'reported'; messageId: string }
  | { type: 'new' };

export function emptyChat(limit: AskLimit | null): ChatState {
  return { thread: null, messages: [], draft: null, asking: null, failed: null, limit };
}

/** What each thing that happens makes of a conversation; pure. */
export function chatStep(state: ChatState, step: ChatStep): ChatState {
  switch (step.type) {
    case 'ask':
      return {
        ...state,
        asking: step.question,
        failed: null,
        draft: { stage: 'looking', before: 0, waitMs: 0, blocks: [], citations: [] },
      };
    case 'event':
      return onEvent(state, step.event);
    case 'failed':
      return { ...state, draft: null, asking: null, failed: { problem: step.problem, question: step.question } };
    case 'loaded': {
      const { messages, limit, ...thread } = step.thread;
      return { thread, messages, draft: null, asking: null, failed: null, limit };
    }
    case 'limit':
      return { ...state, limit: step.limit };
    case 'reported':
      return {
        ...state,
        messages: state.messages.map((message) =>
          message.role === 'tutor' && message.id === step.messageId ? { ...message, reported: true } : message,
        ),
      };
    case 'new':
      return emptyChat(state.limit);
  }
}

function onEvent(state: ChatState, event: TutorEvent): ChatState {
  const { draft } = state;
  switch (event.type) {
    case 'asked':
      return { ...state, thread: event.thread, messages: [...state.messages, event.message], asking: null };
    case 'done':
      return { ...state, draft: null, messages: [...state.messages, event.message], limit: event.limit };
    case 'queued':
      return draft
        ? { ...state, draft: { ...draft, stage: 'queued', before: event.position, waitMs: event.waitMs } }
        : state;
    case 'started':
      return draft ? { ...state, draft: { ...draft, stage: 'writing' } } : state;
    case 'block':
      return draft
        ? { ...state, draft: { ...draft, blocks: [...draft.blocks, event.block], citations: event.citations } }
        : state;
    case 'restart':
      return draft ? { ...state, draft: { ...draft, stage: 'looking', blocks: [], citations: [] } } : state;
  }
}
