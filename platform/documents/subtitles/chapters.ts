/** A heading that a file of captions carries, from a second on. */
export interface Chapter {
  start: number;
  title: string;
}

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->/;

/** Chapters that a WebVTT file names in notes (`NOTE Chapter: Pumps`), each from the cue that follows it on. */
export function notedChapters(text: string): Chapter[] {
  const found: Chapter[] = [];
  let waiting: string | null = null;
  for (const block of text.split(/\n[ \t]*\n/)) {
    const note = /^\s*NOTE\s+(?:chapter|section|title|heading)\b\s*\d*\s*[:.–-]?\s*([^\n]{1,160})\s*$/i.exec(block);
    if (note) waiting = note[1]?.trim() ?? null;
    const timing = waiting === null ? undefined : block.split('\n').find((line) => TIMING.test(line));
    if (waiting === null || timing === undefined) continue;
    found.push({ start: secondsOf(TIMING.exec(timing)?.[1] ?? ''), title: waiting });
    waiting = null;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether cues are the table of contents of a film, not what is said in it: few, short, each beginning where the last ended. */
export function areChapters(path: string, kind: string | undefined): boolean {
  return /chapters?\.vtt$/i.test(path) || kind?.toLowerCase() === 'chapters';
}

function secondsOf(stamp: string): number {
  return stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
