import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { capitalise, proseOnly, quote, wordCount } from './inline';
import { keyPoints } from './key-points';
import { isKnowledge } from './knowledge';
import { passageAround } from './passage';
import { whereToLook } from './sections';
import { someWords } from './short-what';
import type { Statement } from './statement';
import { isBaseVerb } from './verbs';

/** Wordings after which little else can follow than what the material says: what the thing is for, needs, may only do. */
const PURPOSE =
  /^\s+((?:(?:is|are) (?:(?:mainly|mostly|often|typically|commonly|usually) )?(?:used|useful|needed|necessary|responsible|designed) (?:to|for)|consists? of|depends? on|refers? to|speeds? up|helps? to|can (?:only|be used (?:to|for))|must (?:always|never|only)|should (?:always|never|only))\b)\s+(.+)$/u;
const VERB = /^\s+(\p{Ll}+)\s+(.+)$/u;
/** Verbs that leave open what may follow. */
const OPEN_VERB = new Set(
  'is are has have had make take get work look come go give show mean play keep let become seem start use call run set put need see change serve include begin follow help offer feed prove'.split(
    ' ',
  ),
);

/** The verb with which a statement goes on behind its subject, and the rest, if the two belong together closely. */
function splitVerb(behind: string): { verb: string; rest: string } | null {
  const purpose = PURPOSE.exec(behind);
  if (purpose) return { verb: purpose[1] ?? '', rest: purpose[2] ?? '' };
  const [, verb = '', rest = ''] = VERB.exec(behind) ?? [];
  const base = isBaseVerb(verb)
    ? verb
    : [verb.replace(/s$/, ''), verb.replace(/es$/, ''), verb.replace(/ies$/, 'y')].find(isBaseVerb);
  return base !== undefined && !OPEN_VERB.has(base) ? { verb, rest } : null;
}

/** "Finish the sentence in your own words: …" from a statement that says what the concept does, needs or is for. English only. */
export const shortFinish: Maker = (input) => {
  const { material, subject } = input;
  if (!material.language.startsWith('en')) return [];
  return subject.concept.chunks.flatMap((chunk) =>
    (material.statements.get(chunk.id) ?? []).flatMap((statement) => build(statement, input) ?? []),
  );
};

function build(statement: Statement, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  if (statement.words < 9 || statement.words > 32 || !isKnowledge(statement, material)) return null;
  const [match] = material.finder.find(statement.text);
  if (!match || !subject.keys.has(match.key) || !/^(?:(?:an?|the)\s)?`?$/iu.test(statement.text.slice(0, match.start)))
    return null;
  const said = splitVerb(statement.text.slice(match.end).replace(/^`/, ''));
  if (!said) return null;
  const { verb, rest } = said;
  if (wordCount(rest) < 5 || /[;:]|\bbecause\b/.test(proseOnly(rest))) return null;
  const opening = `${statement.text.slice(0, match.end)}${statement.text.charAt(match.end) === '`' ? '`' : ''} ${verb}`;
  const points = keyPoints(rest, [opening], material);
  if (points.length === 0) return null;
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'short', prompt: say('shortFinish', { opening }) },
      key: { kind: 'short', reference: capitalise(rest), keyPoints: points },
      nudges: [...whereToLook(statement.chunk, say), say('hintShort')],
      narrower: [say('hintPoints', { words: someWords(points) })],
      passage: passageAround(statement.block, statement.text, `${opening} …`, (text) => text, input),
      worked: say('worked', { answer: `… ${rest}`, quote: quote(statement.text) }),
      difficulty: 0.6,
      worth: 0.6,
      source: statement.text,
      answer: rest,
      identity: ['finish', statement.text],
    },
    material.language,
  );
}
