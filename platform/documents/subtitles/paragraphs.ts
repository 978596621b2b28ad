import type { Utterance } from './speech';

/** Sentences that belong together: until another person speaks, a long pause, or enough was said. */
export type Paragraph = Utterance;

/** Seconds of silence that end a paragraph, once it ends a sentence or has some length. */
const PAUSE = 2.5;
/** Seconds of silence that end any paragraph. */
const LONG_PAUSE = 8;
/** Characters from which on a paragraph ends with its sentence. */
const ENOUGH = 450;
/** Characters at which a paragraph ends wherever it is: captions without full stops. */
const MOST = 900;

/**
 * Joins what is said into paragraphs; within one, captions run on as a text does.
 *
 * @param breaks ascending seconds over which no paragraph runs: where chapters begin
 */
export function paragraphsOf(spoken: readonly Utterance[], breaks: readonly number[] = []): Paragraph[] {
  const out: Paragraph[] = [];
  let begun = 0;
  for (const each of spoken) {
    const before = begun;
    while ((breaks[begun] ?? Number.POSITIVE_INFINITY) <= each.start) begun++;
    const last = out.at(-1);
    if (last && begun === before && continues(last, each)) {
      last.text += `${last.text.endsWith('-') && /^\p{Ll}/u.test(each.text) ? '' : ' '}${each.text}`;
      last.end = Math.max(last.end, each.end);
    } else out.push({ ...each });
  }
  return out;
}

function continues(last: Paragraph, next: Utterance): boolean {
  if (next.speaker !== null && next.speaker !== last.speaker) return false;
  const pause = next.start - last.end;
  const ended = /[.!?…。！？؟]["”’')\]]*$/.test(last.text);
  if (pause >= LONG_PAUSE || last.text.length >= MOST) return false;
  return !ended || (pause < PAUSE && last.text.length < ENOUGH);
}

/** Seconds as people say them: `0:42`, `12:05`, `1:02:15`, always with hours from the first on. */
export function timeLabel(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
