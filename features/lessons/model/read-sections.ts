/** A section as the model wrote it, citations and places of set pieces included. */
export interface WrittenSection {
  /** Place in the plan, from 0. */
  index: number;
  text: string;
}

const HEADING = /^(?:#{1,4}\s*)?(?:\*\*|__)?\s*(?:section\s*)?(\d{1,2})\s*(?:[.:)–-]|(?:\*\*|__)?$)/i;
/** By number signs, or, as some models write, a bold line with a number. */
const ANY_HEADING = /^#{1,4}\s+\S|^(\*\*|__)\s*(?:section\s*)?\d{1,2}\s*[.:)–-].*\1\s*$/i;

/**
 * Cuts a stream into the sections of a plan at their headings (`## 2. Title`), each given out as soon as the next one begins, or the stream ends. A
 * heading without a number is the next section's; one whose section was written already, or that is not in the plan, is dropped. Headings inside fenced code are none. Text without any
 * heading is the first section.
 */
export function createSectionReader(count: number): { push(text: string): WrittenSection[]; end(): WrittenSection[] } {
  let rest = '';
  let index = -1;
  let lines: string[] = [];
  let fence: string | null = null;

  function take(line: string): WrittenSection[] {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const next = fence === null ? headingOf(line) : null;
    if (next === null) {
      // Another heading than the plan's says nothing of its own.
      if (fence !== null || mark || !ANY_HEADING.test(line)) lines.push(line);
      return [];
    }
    // What stands before the first heading ("Here is the lesson:") is none of the plan's.
    const done = index < 0 ? [] : finish();
    lines = [];
    index = next;
    return done;
  }

  /** The section that a line begins, or null. */
  function headingOf(line: string): number | null {
    if (!ANY_HEADING.test(line)) return null;
    const numbered = HEADING.exec(line)?.[1];
    const next = numbered === undefined ? index + 1 : Number(numbered) - 1;
    return next > index && next < count ? next : null;
  }

  function finish(): WrittenSection[] {
    const text = lines.join('\n').trim();
    lines = [];
    return text === '' ? [] : [{ index: Math.max(0, index), text }];
  }

  return {
    push(text) {
      const whole = (rest + text.replace(/\r\n?/g, '\n')).split('\n');
      rest = whole.pop() ?? '';
      return whole.flatMap(take);
    },
    end() {
      const last = rest === '' ? [] : take(rest);
      rest = '';
      return [...last, ...finish()];
    },
  };
}
