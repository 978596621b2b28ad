import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { GAP } from '../grade/gap';
import { endsInError } from './code-fails';
import { type CodeGap, gapsOf } from './code-gaps';
import { codeLanguage, lexCode } from './code-lexer';
import { namedGaps } from './code-named';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { cleanInline, codeSpan, quote } from './inline';
import { BLANK } from './passage';
import { hash } from './random';
import { titleOfPart, whereToLook } from './sections';
import { isTeaching, sentencesOf } from './statement';

const MOST_LINES = 20;
/** Longest code that is looked at, in UTF-16 units. */
const MOST_TEXT = 4_000;
/** Longest printed output that a prompt repeats, in lines. */
const MOST_OUTPUT = 8;
/** Gaps from one block: a second exercise would show the answer of the first. */
const MOST_GAPS = 1;
/** Code that is shown because it fails. */
const FAILS =
  /\b(?:error|errors|wrong|fails?|failing|incorrect|invalid|doesn't|does not|won't|will not|cannot|can't|bug|bad|instead of|avoid|trouble|mistake|throws?|raises?)\b/i;
const RESULT_COMMENT =
  /(?:\/\/|#)\s*(?:=>|->|→|(?:returns?|prints|output|result):?\s*(?:[\d'"[{(-]|true\b|false\b|none\b|null\b|undefined\b))|\S[ \t]+(?:\/\/|#)\s*(?:-?\d[^a-z]*|['"[{].*)$|^\s*(?:\/\/|#)\s*['"[{].*$/im;

/** A code block of the material with one piece left out. */
export const code: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    chunk.blocks.flatMap((block, i) =>
      block.kind === 'code' && isTeaching(chunk, block) ? build(chunk, block, i, input) : [],
    ),
  );

interface Place {
  chunk: CourseChunk;
  block: Block;
  /** Sentences of the paragraph before the code. */
  lead: readonly string[];
  output: string | null;
}

function build(chunk: CourseChunk, block: Block, index: number, input: MakerInput): Draft[] {
  const language = codeLanguage(block.lang);
  const text = block.text.replace(/\s+$/, '');
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const before = chunk.blocks[index - 1];
  const after = chunk.blocks[index + 1];
  const lead = before?.kind === 'paragraph' ? sentencesOf(before, input.material.language) : [];
  if (
    !language ||
    text.length > MOST_TEXT ||
    lines > MOST_LINES ||
    text.includes(GAP) ||
    FAILS.test(lead.at(-1) ?? '') ||
    showsFailure(text)
  )
    return [];
  if (endsInError(chunk, index)) return [];
  // Tabs beside spaces: code that is shown because it fails.
  if (/^\t/m.test(text) && /^ {2}/m.test(text)) return [];
  if (/\.\.\.|…/.test(text.replace(/\.\.\.\w/g, ''))) return [];
  const output = after?.kind === 'output' && after.text.trim() !== '' ? after.text.trim() : null;
  const tokens = lexCode(text, language);
  const topic = [input.subject.concept.name, ...input.subject.concept.aliases, titleOfPart(chunk)].join(' ');
  const hasResult = output !== null || RESULT_COMMENT.test(text);
  const gaps = [...namedGaps(tokens, lead, input.material.language), ...gapsOf(tokens, { language, topic, hasResult })];
  const place: Place = {
    chunk,
    block,
    lead,
    output: output && output.split('\n').length <= MOST_OUTPUT ? output : null,
  };
  return oneEach(gaps.sort((a, b) => b.worth - a.worth))
    .slice(0, MOST_GAPS)
    .flatMap((gap) => draft(gap, text, place, input) ?? []);
}

/** A comment of the code says that it fails. */
function showsFailure(text: string): boolean {
  return (text.match(/(?:\/\/|#).*$/gm) ?? []).some(
    (comment) => FAILS.test(comment) || /\w+Error\b|Uncaught/.test(comment),
  );
}

/** One gap for each answer and each reason, the worthiest. */
function oneEach(gaps: readonly CodeGap[]): CodeGap[] {
  return gaps.filter((gap, i) => gaps.findIndex((other) => other.answer === gap.answer || other.why === gap.why) === i);
}

function draft(gap: CodeGap, text: string, { chunk, block, lead, output }: Place, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const lang = block.lang ?? '';
  const gapped = `${text.slice(0, gap.start)}${GAP}${text.slice(gap.end)}`;
  const task =
    output !== null
      ? say('codePrints', { output })
      : RESULT_COMMENT.test(text)
        ? say('codeResults')
        : say(gap.why === 'uses' ? 'codeUses' : gap.sentence === null ? 'codeWorks' : 'codeFill');
  const prompt = gap.sentence === null ? task : `${say('codeSentence', { sentence: gap.sentence })}\n\n${task}`;
  const nudge = { uses: say('hintUse'), keyword: say('hintKeyword'), named: say('hintLead') }[gap.why];
  return makeDraft(
    {
      ...{ subject, chunk, block },
      body: { kind: 'code', prompt, lang, code: gapped },
      key: { kind: 'code', answers: [gap.answer] },
      nudges: [nudge, ...whereToLook(chunk, say), say('hintLead')],
      narrower: [
        ...(gap.clue === null ? [] : [say('hintLine', { line: lineOf(text, gap.clue) })]),
        say('hintLength', { count: gap.answer.length, letter: codeSpan(gap.answer.charAt(0)) }),
      ],
      passage: passage(gap, text, lead, input),
      worked: say('workedCode', { answer: codeSpan(gap.answer), code: `\`\`\`${lang}\n${text}\n\`\`\`` }),
      difficulty: { uses: 0.45, keyword: 0.45, named: 0.55 }[gap.why],
      worth: gap.worth,
      source: text,
      answer: gap.answer,
      variant: `code ${gap.why}`,
      mark: hash('code', gap.answer, (gapped.split('\n').find((line) => line.includes(GAP)) ?? '').trim()),
      identity: [text, String(gap.start)],
    },
    material.language,
  );
}

/** The paragraph before the code with the answer blanked, or the line that tells it. */
function passage(gap: CodeGap, text: string, lead: readonly string[], { say }: MakerInput): string {
  if (gap.clue !== null)
    return say('hintLineText', {
      line: lineOf(text, gap.clue),
      code: codeSpan((text.split('\n')[lineOf(text, gap.clue) - 1] ?? '').trim()),
    });
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_$])${gap.answer.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_$])`,
    'gu',
  );
  const quoted = lead.map(cleanInline).join(' ').replace(pattern, BLANK);
  return quoted === ''
    ? say('hintBegins', { code: codeSpan(gap.answer.slice(0, Math.max(1, Math.ceil(gap.answer.length / 2)))) })
    : say('passage', { quote: quote(quoted) });
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
