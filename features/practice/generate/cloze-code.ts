import { normaliseCode } from '@/core/text/same-answer-code';
import { GAP } from '../grade/gap';
import { hasNearName, isOneOfSeveral } from './code-rivals';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { codeSpan, quote, wordCount } from './inline';
import { isKnowledge } from './knowledge';
import { passageAround } from './passage';
import { whereToLook } from './sections';
import type { Statement } from './statement';

/** What a piece of code is called beside its name; without such a word it may be a variable of some example. */
const SORT =
  'functions?|methods?|propert(?:y|ies)|keywords?|operators?|statements?|objects?|commands?|modules?|librar(?:y|ies)|attributes?|types?|class(?:es)?|syntax|flags?|options?';
const BEHIND = new RegExp(`^\`\\s(?:\\p{Ll}+\\s)?(?:${SORT})\\b`, 'u');
const BEFORE = new RegExp(`\\b(?:${SORT}|value)\\s(?:named\\s|called\\s)?\`$`, 'u');
const ASKABLE = /^\.?[A-Za-z_$][\w$]+(?:\.[A-Za-z_$][\w$]*)?(?:\(\))?$|^[-+*/%=<>!&|?]{1,3}$/;

/** A sentence of the material that names one piece of code and says what it does, with that piece left out. */
export const clozeCode: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    (input.material.statements.get(chunk.id) ?? []).flatMap((statement) => build(statement, input) ?? []),
  );

function build(statement: Statement, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const { text } = statement;
  const spans = [...text.matchAll(/`([^`]+)`/g)];
  const [span] = spans;
  const written = span?.[1] ?? '';
  if (!span || spans.length !== 1 || !ASKABLE.test(written) || statement.words < 9 || !isKnowledge(statement, material))
    return null;
  // "Since the ____ command prints nothing, …": a remark on one case, which many a command fits.
  if (/^(?:Since|Because|Although|While|As)\b/.test(text)) return null;
  const before = text.slice(0, span.index);
  const after = text.slice(span.index + span[0].length);
  if (isOneOfSeveral(before) || hasNearName(written, material.codeNames)) return null;
  if (material.ownNames.has(written.replace(/\(\)$/, ''))) return null;
  if (!BEHIND.test(`\`${after}`) && !BEFORE.test(`${before}\``)) return null;
  const bare = written.replace(/^\./, '').replace(/\(\)$/, '');
  const rest = `${before} ${after}`;
  if (new RegExp(`(?<![\\p{L}\\p{N}_])${literally(bare)}`, 'iu').test(rest) || wordCount(rest) < 8) return null;
  const gapped = `${before.replace(/\b([Aa])n? $/, '$1(n) ')}${GAP}${after}`;
  const mask = (passage: string) => passage.replaceAll(span[0], GAP);
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'cloze', prompt: say('clozeCode'), text: gapped },
      key: { kind: 'cloze', answers: [...new Set([`\`${bare}\``, `\`${normaliseCode(written)}\``])] },
      nudges: [...whereToLook(statement.chunk, say), say('hintKind')],
      narrower: [say('hintLength', { count: bare.length, letter: codeSpan(bare.charAt(0)) })],
      passage: passageAround(statement.block, text, gapped, mask, input),
      worked: say('worked', { answer: `\`${written}\``, quote: quote(text) }),
      difficulty: 0.55,
      worth: 0.65,
      source: text,
      answer: bare,
      variant: 'cloze code',
      identity: [text, bare],
    },
    material.language,
  );
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
