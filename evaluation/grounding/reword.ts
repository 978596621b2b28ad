import { readSentence } from '@/core/grounding/read';

const LIGHT: readonly (readonly [RegExp, string])[] = [
  [/\bmust\b/, 'has to'],
  [/\bcannot\b/, "can't"],
  [/\bis not\b/, "isn't"],
  [/\bdoes not\b/, "doesn't"],
  [/\bdo not\b/, "don't"],
  [/\b(?:also|therefore|however|then) /, ''],
  [/\buses\b/, 'makes use of'],
  [/\bbecause\b/, 'since'],
  [/\bfor example\b/, 'for instance'],
  [/\bwhich is\b/, 'that is'],
  [/\bmeans\b/, 'says'],
  [/\bshows\b/, 'tells'],
  [/\bkeeps\b/, 'holds'],
  [/\bbegins\b/, 'starts'],
  [/\bneeds\b/, 'requires'],
  [/\blarge\b/, 'big'],
  [/\bsmall\b/, 'little'],
  [/\bperson\b/, 'worker'],
  [/\bpart\b/, 'piece'],
  [/\bmethod\b/, 'way'],
  [/\bonly when\b/, 'only if'],
  [/\bevery\b/, 'each'],
  [/\beach\b/, 'every'],
  [/\bremoved\b/, 'taken away'],
  [/\bchecks?\b/, 'test'],
  [/\bafter\b/, 'once'],
  [/\bsuch as\b/, 'like'],
];
const FRAMES = [
  'Remember that ',
  'In short, ',
  'This means that ',
  'Note that ',
  'In practice, ',
  'Put simply, ',
  'As the material says, ',
  'You should know that ',
];

/**
 * Says a sentence nearly as it stands: small words exchanged, an opening put before it, its condition moved to the end, or an aside in brackets left out. What
 * it says stays true. Deterministic: what is taken is decided by `pick`.
 *
 * @param pick gives a whole number from 0 to below its argument.
 */
export function reword(sentence: string, pick: (below: number) => number): string {
  let out = sentence;
  for (let turn = 0; turn < 2; turn++) {
    const fits = LIGHT.filter(([pattern]) => pattern.test(out));
    const change = fits[pick(fits.length)];
    if (change) out = out.replace(change[0], change[1]);
  }
  const bare = out.replace(/\s\([^()]*\)/, '');
  if (pick(2) === 0 && bare.length > 25) out = bare;
  const condition = /^(If|When|While|Before|After|Once) ([^,;:]+), ([^;:]+)\.$/.exec(out);
  if (condition && pick(2) === 0) {
    const [, word = '', first = '', rest = ''] = condition;
    const start = rest.replace(/^then /, '');
    return `${start.charAt(0).toUpperCase()}${start.slice(1)} ${word.toLowerCase()} ${first}.`;
  }
  const frame = pick(3) === 0 ? (FRAMES[pick(FRAMES.length)] ?? '') : '';
  const [first] = readSentence(out, 'en').words;
  if (frame === '' || !first || first.name) return out;
  return frame + out.charAt(0).toLowerCase() + out.slice(1);
}
