const OPEN = '<think>';
const CLOSE = '</think>';

/** Leaves out what a model thinks aloud, `<think>…</think>` before its answer, where the server doesn't keep it apart. */
export interface ThinkingFilter {
  /** @returns what of the text so far may be shown now. */
  push(text: string): string;
  /** @returns the rest, when no more comes; nothing of a thought that never ended. */
  end(): string;
}

export function createThinkingFilter(): ThinkingFilter {
  let state: 'before' | 'thinking' | 'answer' = 'before';
  let held = '';
  let thought = false;
  return {
    push(text) {
      if (state === 'answer') return text;
      held += text;
      if (state === 'before') {
        const start = held.trimStart();
        if (start === '' || (start.length < OPEN.length && OPEN.startsWith(start))) return '';
        state = start.startsWith(OPEN) ? 'thinking' : 'answer';
        if (thought && state === 'answer') held = start;
      }
      if (state === 'thinking') {
        const close = held.indexOf(CLOSE);
        if (close < 0) return '';
        thought = true;
        held = held.slice(close + CLOSE.length).trimStart();
        // White space between thought and answer may still come.
        if (held === '') {
          state = 'before';
          return '';
        }
        state = 'answer';
      }
      const shown = held;
      held = '';
      return shown;
    },
    end() {
      const rest = state !== 'before' ? '' : thought ? held.trimStart() : held;
      held = '';
      return rest;
    },
  };
}
