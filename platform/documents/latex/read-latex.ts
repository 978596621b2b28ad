import { parseMinimal } from '@unified-latex/unified-latex-util-parse';
import type { RootContent } from 'mdast';
import messages from '@/platform/i18n/messages/en/document-texts.json';
import { DocumentError } from '../errors';
import { serialize } from '../html/serialize';
import { decodeText } from '../text/decode-text';
import { levelsOf } from '../text/text-headings';
import type { DocumentReader } from '../types';
import { DocumentText } from '../write/document-text';
import { escapeOneLine, escapeText } from '../write/escape';
import type { LatexBlock } from './block-parts';
import { blocksOf, HEADINGS } from './blocks';
import { contentOf } from './cursor';
import { LatexDocument } from './document';
import { type GlossaryTerm, glossaryTerms } from './glossary-terms';
import { inlineOf } from './inline';
import { labelsOf } from './labels';
import { expand, newDefinitions } from './macros';
import { piecesOf } from './pieces';
import { groupEnd } from './scan';
import { withoutUnclosed } from './unclosed';
import { finished, wordsOf } from './words';

/** Characters of all pieces together; the parser takes some ten microseconds for each. */
const LONGEST = 6_000_000;

/**
 * A LaTeX document: headings, lists, theorems and the like, figures, tables, code, formulas as KaTeX reads them, footnotes, glossaries. Its own
 * macros are expanded within bounds; files that it names are not part of it and are named to the teacher. Nothing is run.
 *
 * @throws DocumentError `empty`, `wrong_content`, `too_deep` or `too_large`
 */
export const readLatex: DocumentReader = async (bytes, { limits }) => {
  const source = decodeText(bytes);
  const { preamble, body } = halves(source);
  const definitions = newDefinitions();
  const before = expand(preamble, definitions);
  const { text, bounded } = expand(body, definitions);
  if (text.length > LONGEST)
    throw new DocumentError('too_large', `more than ${LONGEST.toLocaleString('en')} characters of LaTeX`);
  const terms = glossaryTerms(before.text + text);
  const title = commandText(before.text, 'title') ?? commandText(text, 'title');
  const ranks = Object.entries(HEADINGS).filter(([name]) => new RegExp(`\\\\${name}\\b`).test(text));
  const levels = levelsOf(
    ranks.map(([, rank]) => rank),
    title === null ? 1 : 2,
  );
  const document = new LatexDocument(
    labelsOf(text, definitions.theorems),
    definitions.theorems,
    new Map(terms.map(({ key, name }) => [key, name])),
    levels,
    [...text.matchAll(/\\bibitem\s*(?:\[[^\]]{0,200}\])?\{([^{}]{1,200})\}/g)].map(([, key = '']) => key),
    blocksOf,
  );
  const out = new DocumentText(limits);
  if (title !== null) out.add(`# ${escapeOneLine(lineOf(title, document))}`);
  for (const piece of piecesOf(text)) for (const block of pieceBlocks(piece, document)) out.add(block);
  addTerms(out, terms, document);
  const language = languageOf(before.text);
  const warnings = bounded || before.bounded ? [{ code: 'cut_short' as const, count: 1 }] : [];
  return out.finish({
    title: title === null ? null : lineOf(title, document),
    language,
    warnings: [...document.warnings, ...warnings],
  });
};

function halves(source: string): { preamble: string; body: string } {
  const begin = /^[^%\n]*\\begin\s*\{document\}/m.exec(source);
  if (!begin) return { preamble: '', body: source };
  const from = begin.index + begin[0].length;
  const end = source.lastIndexOf('\\end{document}');
  return { preamble: source.slice(0, from - 16), body: source.slice(from, end > from ? end : source.length) };
}

/** Markdown of one piece. What its parser refuses is read as text, mark by mark. */
function pieceBlocks(piece: string, document: LatexDocument): string[] {
  document.readFrom(piece);
  try {
    const blocks = blocksOf(contentOf(parseMinimal(withoutUnclosed(piece))), document);
    const notes: RootContent[] = document.footnotes.splice(0);
    return written([...blocks, ...notes]);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('too_deep', 'groups or environments in each other');
    // The parser's grammar takes nearly anything; the rest keeps its words.
    if (error instanceof Error && error.name === 'SyntaxError')
      return [escapeText(piece.replace(/\\[A-Za-z]+\*?|[{}\\]/g, ' '))];
    throw error;
  }
}

function written(blocks: readonly LatexBlock[]): string[] {
  const out: string[] = [];
  let nodes: RootContent[] = [];
  const flush = () => {
    if (nodes.length > 0) out.push(serialize({ type: 'root', children: nodes }));
    nodes = [];
  };
  for (const block of blocks) {
    if (block.type !== 'raw') nodes.push(block);
    else {
      flush();
      out.push(block.value);
    }
  }
  flush();
  return out;
}

function addTerms(out: DocumentText, terms: readonly GlossaryTerm[], document: LatexDocument): void {
  const described = terms.filter(({ description }) => description !== '');
  if (described.length === 0) return;
  out.add(`## ${messages.glossary.heading}`);
  for (const { name, description } of described) {
    out.add(`${escapeOneLine(lineOf(name, document))}\n: ${escapeOneLine(lineOf(description, document))}`);
  }
}

/** LaTeX of one line as plain words. */
function lineOf(latex: string, document: LatexDocument): string {
  try {
    return wordsOf(finished(inlineOf(contentOf(parseMinimal(latex.slice(0, 2_000))), document)))
      .replace(/\s+/g, ' ')
      .trim();
  } catch (error) {
    if (error instanceof Error) return latex.slice(0, 200).replace(/[\\{}]/g, ' ');
    throw error;
  }
}

/** The argument of a macro such as `\title`, null where it is missing or empty. */
function commandText(text: string, name: string): string | null {
  const match = new RegExp(`\\\\${name}\\s*(?:\\[[^\\]]{0,300}\\]\\s*)?(?=\\{)`).exec(text);
  if (!match) return null;
  const at = match.index + match[0].length;
  const end = groupEnd(text, at);
  const inner = end < 0 ? '' : text.slice(at + 1, end - 1).trim();
  return inner === '' ? null : inner;
}

const LANGUAGES: Record<string, string> = {
  ...{
    english: 'en',
    british: 'en-GB',
    american: 'en-US',
    german: 'de',
    ngerman: 'de',
    french: 'fr',
    francais: 'fr',
    spanish: 'es',
    portuguese: 'pt',
    brazil: 'pt-BR',
  },
  ...{
    italian: 'it',
    dutch: 'nl',
    polish: 'pl',
    russian: 'ru',
    arabic: 'ar',
    swedish: 'sv',
    danish: 'da',
    czech: 'cs',
    turkish: 'tr',
    greek: 'el',
    finnish: 'fi',
  },
};

/** The main language of babel (its last) or polyglossia. */
function languageOf(preamble: string): string | null {
  const options = /\\usepackage\s*\[([^\]]{1,300})\]\s*\{babel\}/.exec(preamble)?.[1]?.split(',') ?? [];
  const main = /\\set(?:main|default)language\s*(?:\[[^\]]*\])?\{(\w+)\}/.exec(preamble)?.[1];
  const named = [...(main ? [main] : []), ...options.map((each) => each.replace(/^main=/, '').trim()).reverse()];
  const known = named.map((name) => (Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined));
  return known.find((tag) => tag !== undefined) ?? null;
}
