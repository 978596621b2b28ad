import { sameCode } from '@/core/text/same-answer-code';
import { isSpellingSlip } from '@/core/text/same-answer-slips';
import { type CodeToken, codeLanguage, lexCode } from '../generate/code-lexer';
import { codeSpan } from '../generate/inline';
import { type Grade, notRight } from './grade';

/** What kind of slip leads from the right piece of code to the learner's; names the learner's own token, never the right one. */
export function codeSlip(typed: string, answers: readonly string[], code: string, lang: string): Grade {
  const language = codeLanguage(lang) ?? 'python';
  const read = (text: string) => lexCode(text, language).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const given = read(typed);
  if (answers.some((answer) => sameCode(bare(typed), [bare(answer)]))) return notRight('codeQuotes', 0.5);
  const wanted = answers.map(read).sort((a, b) => shared(given, b) - shared(given, a))[0] ?? [];
  const at = shared(given, wanted);
  const here = given[at];
  const there = wanted[at];
  const place = at > 0 ? 0.4 : 0;
  if (!here && there) return notRight('codeMore', place, { token: codeSpan(given.at(-1)?.text ?? typed) });
  if (!here) return notRight('codeWrong');
  const token = codeSpan(here.text);
  if (!there) return notRight('codeLess', place, { token });
  if (isWord(here) && isWord(there) && isNearName(here.text, there.text)) {
    return notRight('codeSpelling', 0.5, { token });
  }
  if (unclosed(given) && !unclosed(wanted)) return notRight('codeBracket', place);
  if (at > 0) return notRight('codeToken', place, { token });
  if (here.kind !== there.kind) return notRight('codeKind', 0, { token, given: here.kind, wanted: there.kind });
  return read(code).some(({ kind, text }) => kind === 'name' && text === here.text)
    ? notRight('codeName', 0, { token })
    : notRight('codeOther', 0, { token, given: here.kind });
}

function bare(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** How many tokens at the beginning are the same. */
function shared(given: readonly CodeToken[], wanted: readonly CodeToken[]): number {
  const differs = given.findIndex((token, i) => !sameCode(token.text, [wanted[i]?.text ?? '']));
  return differs === -1 ? given.length : differs;
}

function isWord({ kind }: CodeToken): boolean {
  return kind === 'name' || kind === 'keyword';
}

/** One slip, or two letters of a name turned round. */
function isNearName(given: string, wanted: string): boolean {
  if (given.length < 3) return false;
  if (given.toLowerCase() === wanted.toLowerCase()) return true;
  const letters = (text: string) => [...text].sort().join('');
  return isSpellingSlip(given, wanted) || (wanted.length > 3 && letters(given) === letters(wanted));
}

/** A bracket that is opened and not closed, or closed and not opened. */
function unclosed(tokens: readonly CodeToken[]): boolean {
  const count = (marks: string) => tokens.filter(({ text }) => marks.includes(text)).length;
  return count('([{') !== count(')]}');
}
