import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { capitalise, proseOnly, quote, wordCount } from './inline';
import { keyPoints } from './key-points';
import { isKnowledge } from './knowledge';
import { passageAround } from './passage';
import { whereToLook } from './sections';
import { someWords } from './short-what';
import type { Statement } from './statement';

/** Verbs after which little else can follow than what the material says: what the thing is for, does, needs. */
const TELLING_VERB =
  /^\s+((?:(?:is|are) (?:mainly |mostly |often |typically |commonly |usually )?(?:used|useful|needed|necessary|responsible|designed) (?:to|for)|allows?|lets?|enables?|helps?(?: to)?|prevents?|protects?|reduces?|increases?|improves?|removes?|avoids?|measures?|converts?|returns?|determines?|controls?|stores?|extracts?|combines?|consists? of|depends? on|requires?|represents?|describes?|refers? to|produces?|creates?|specif(?:y|ies)|speeds? up|can (?:only|be used (?:to|for))|must (?:always|never|only)|should (?:always|never|only))\b)\s+(.+)$/u;

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
  const said = TELLING_VERB.exec(statement.text.slice(match.end).replace(/^`/, ''));
  const verb = said?.[1];
  const rest = said?.[2];
  if (verb === undefined || rest === undefined || wordCount(rest) < 5 || /[;:]|\bbecause\b/.test(proseOnly(rest)))
    return null;
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
