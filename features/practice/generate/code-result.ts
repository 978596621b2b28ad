import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { GAP } from '../grade/gap';
import { isBuiltin } from './code-builtins';
import { endsInError } from './code-fails';
import { type CodeLanguage, type CodeToken, codeLanguage, lexCode } from './code-lexer';
import { readNames } from './code-names';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { codeSpan } from './inline';
import { hash } from './random';
import { whereToLook } from './sections';
import { isTeaching } from './statement';

const MOST_LINES = 20;
const MOST_OUTPUT = 6;
/** Longest result that is asked for, in characters. */
const LONGEST = 40;
/** What cannot be worked out by reading: chance, time, files, the network, the machine. */
const UNKNOWABLE =
  /\b(?:random|rand|randn|Date|now|time|open|input|loadtxt|read_csv|fetch|require|glob|argv|stdin|prompt|id|hash|dir|help|Promise|setTimeout|await|async)\b/;
const RESULT = /^(\s*(?:\/\/|#)\s*=>\s*)(\S.*?)\s*$/;

/** A block whose printed or shown result the learner works out: the gap stands in the comment with the result. */
export const codeResult: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    chunk.blocks.flatMap((block, i) =>
      block.kind === 'code' && isTeaching(chunk, block) ? build(chunk, block, i, input) : [],
    ),
  );

interface Asked {
  /** The code with its results as comments, one of them left out. */
  code: string;
  answer: string;
  full: string;
}

function build(chunk: CourseChunk, block: Block, index: number, input: MakerInput): Draft[] {
  const language = codeLanguage(block.lang);
  const text = block.text.replace(/\s+$/, '');
  if (
    !language ||
    text.length > 4_000 ||
    text.includes(GAP) ||
    UNKNOWABLE.test(text) ||
    text.split('\n').length > MOST_LINES
  )
    return [];
  if (/\.\.\.(?!\w)|…/.test(text) || !isSelfContained(lexCode(text, language), language)) return [];
  const after = chunk.blocks[index + 1];
  if (endsInError(chunk, index)) return [];
  const asked = after?.kind === 'output' ? fromOutput(text, after.text, language) : fromComments(text);
  const made = asked ? draft(chunk, block, asked, input) : null;
  return made ? [made] : [];
}

/** Every name is given in the block or exists anyway. */
function isSelfContained(tokens: readonly CodeToken[], language: CodeLanguage): boolean {
  const names = readNames(tokens, language);
  const given = new Set(names.filter(({ role }) => role === 'gives').map(({ name }) => name));
  const outside = names.some(
    ({ name, role, token }) =>
      role === 'uses' && !given.has(name) && (!isBuiltin(name) || FOREIGN.has(name)) && token.kind !== 'comment',
  );
  return !outside;
}

/** Modules whose results nobody works out on paper. */
const FOREIGN = new Set(
  'np numpy pd pandas plt matplotlib torch nn F d2l sys os glob torchvision transforms window document process'.split(
    ' ',
  ),
);

/** The printed lines as comments behind the code, the last one left out. */
function fromOutput(text: string, output: string, language: CodeLanguage): Asked | null {
  const lines = output
    .trim()
    .split('\n')
    .map((line) => line.trimEnd());
  const answer = lines.at(-1)?.trim() ?? '';
  if (
    lines.length > MOST_OUTPUT ||
    !isAskable(answer, text) ||
    lines.filter((line) => line.trim() === answer).length > 1
  )
    return null;
  const mark = language === 'python' ? '#' : '//';
  const shown = (last: string) =>
    `${text}\n\n${[...lines.slice(0, -1), last].map((line) => `${mark} ${line}`).join('\n')}`;
  return { code: shown(GAP), answer, full: shown(answer) };
}

/** The last `// => …` of a block that has any; earlier results stay. */
function fromComments(text: string): Asked | null {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => RESULT.test(line));
  const [, opening = '', written = ''] = RESULT.exec(lines[at] ?? '') ?? [];
  const answer = written.replace(/;$/, '');
  // A result over several lines cannot be left out in one gap.
  if (at < 0 || !isAskable(answer, text) || /^\s*(?:\/\/|#)/.test(lines[at + 1] ?? '')) return null;
  if (lines.filter((line) => RESULT.exec(line)?.[2] === written).length > 1) return null;
  if (!keepsTemplate(answer, lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '')) return null;
  return { code: lines.with(at, `${opening}${GAP}`).join('\n'), answer, full: text };
}

/** Whether a result holds the fixed words of the template string that makes it: where it does not, the author slipped. */
function keepsTemplate(answer: string, line: string): boolean {
  const template = /^\s*(?:console\.log\()?`([^`]*\$\{[^`]*)`\)?;?\s*$/.exec(line)?.[1];
  if (template === undefined) return true;
  return template.split(/\$\{[^}]*\}/).every((fixed) => answer.includes(fixed.trim()));
}

/** What is no plain value: errors, remarks, printed objects of a library. */
const NO_VALUE =
  /\b(?:Error|TypeError|Traceback|Uncaught|function|Invalid|throws?|returns?|error|NaN|array\(|dtype|object at)\b|[<>]|\bor\b|\.\.\.|\(\p{Ll}+ \S|\s{3,}/u;

/** Short, one value, and neither printed word for word in the code nor merely given a name there. */
function isAskable(answer: string, text: string): boolean {
  if (answer === '' || answer.length > LONGEST || NO_VALUE.test(answer)) return false;
  const bare = text.replace(/(?:\/\/|#).*$/gm, '').trim();
  const literals = [...bare.matchAll(/(['"`])((?:(?!\1).)+)\1/g)].map((match) => match[2]);
  const isPrinted = literals.includes(answer.replace(/^['"]|['"]$/g, ''));
  const works = /[-+*/%(<>?[]|===?|!=/.test(bare.replace(/console\.log\(|print\(/g, '')) || bare.includes('\n');
  return (works || !bare.includes(answer)) && (!isPrinted || literals.length > 2);
}

function draft(chunk: CourseChunk, block: Block, asked: Asked, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const lang = block.lang ?? '';
  return makeDraft(
    {
      ...{ subject, chunk, block },
      body: { kind: 'code', prompt: say('codeResult'), lang, code: asked.code },
      key: { kind: 'code', answers: [asked.answer] },
      nudges: [say('hintTrace'), ...whereToLook(chunk, say)],
      narrower: [
        say('hintLength', { count: asked.answer.length, letter: codeSpan(asked.answer.charAt(0)) }),
        say('hintLast'),
      ],
      passage: say('hintStart', {
        code: codeSpan(asked.answer.slice(0, Math.max(1, Math.floor(asked.answer.length / 2)))),
      }),
      worked: say('workedCode', { answer: codeSpan(asked.answer), code: `\`\`\`${lang}\n${asked.full}\n\`\`\`` }),
      difficulty: 0.5 + Math.min(0.2, asked.full.split('\n').length * 0.015),
      worth: 0.9,
      source: block.text,
      answer: asked.answer,
      mark: hash('result', asked.full.replace(/\s+/g, ' ')),
      identity: ['result', asked.full],
    },
    material.language,
  );
}
