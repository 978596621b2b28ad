/** What is said, from when on, seconds. */
export interface Utterance {
  start: number;
  end: number;
  speaker: string | null;
  text: string;
}

/** A cue as the parser gives it. */
export interface Cue {
  startTime: number;
  endTime: number;
  text: string;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  '#39': "'",
};
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]{1,80})>/;
/** "ANNA:" or ">> Anna:" at the start of a line, as captions for people who can't hear write it. */
const NAMED = /^(?:>>\s*|[-–—]\s*)?(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}):\s+(?=\S)/u;

/** The words of cues, one utterance for each speaker in a cue, without tags and without what rolling captions say twice. */
export function utterancesOf(cues: readonly Cue[]): Utterance[] {
  const spoken = cues.flatMap(({ startTime, endTime, text }) =>
    byVoice(text).map(({ speaker, text: words }) => ({
      start: startTime,
      end: Math.max(startTime, endTime),
      speaker,
      text: words,
    })),
  );
  return withoutRepeats(spoken);
}

function byVoice(text: string): { speaker: string | null; text: string }[] {
  return text
    .split(/(?=<v[.\s])|\n(?=\s*(?:>>|[-–—]\s*\p{Lu}))/u)
    .map((part) => {
      const voice = VOICE.exec(part)?.[1]?.trim();
      const words = withoutTags(part);
      const named = voice === undefined ? NAMED.exec(words) : null;
      if (named) return { speaker: spelled(named[1] ?? ''), text: words.slice(named[0].length) };
      return { speaker: voice ?? null, text: words.replace(/^>>+\s*/, '') };
    })
    .filter(({ text: words }) => words !== '');
}

/** "ANNA LEE" -> "Anna Lee". */
function spelled(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

function withoutTags(text: string): string {
  return text
    .replace(/<\/?[a-z\d][^<>]{0,200}>|\{\\[^{}]{0,200}\}/gi, '')
    .replace(/&(\w{2,5}|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\\[Nn]/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !/^[♪♫#\s]+$/.test(line))
    .join('\n');
}

/** Automatic captions roll: each cue repeats the line before and adds to it. Only what is new stays. */
function withoutRepeats(spoken: readonly Utterance[]): Utterance[] {
  const out: Utterance[] = [];
  let lines: string[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const each of spoken) {
    const now = each.text.split('\n');
    const near = each.start - until < 1;
    let shared = 0;
    if (near) {
      for (let count = Math.min(lines.length, now.length); count > 0 && shared === 0; count--) {
        if (lines.slice(-count).every((line, i) => line === now[i])) shared = count;
      }
    }
    const grown = near && shared === 0 ? grownBy(lines.at(-1), now[0]) : null;
    const fresh = grown === null ? now.slice(shared) : [grown, ...now.slice(1)].filter((line) => line !== '');
    if (fresh.length > 0) out.push({ ...each, text: fresh.join(' ') });
    lines = now;
    until = each.end;
  }
  return out;
}

/** What a line has that the one before, which it begins with, had not; null where it begins differently. */
function grownBy(before: string | undefined, now: string | undefined): string | null {
  if (!before || !now || before.length < 4 || now.length <= before.length || !now.startsWith(`${before} `)) return null;
  return now.slice(before.length + 1);
}
