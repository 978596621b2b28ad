import { splitSentences } from '../text/sentences';

/** A sentence, list item, table row or line of a passage. */
export interface PassageUnit {
  text: string;
  /** The same so that it can be read alone: an item after its lead-in, a row with its heads; '' where it can't (code, the head of a table, a question). */
  alone: string;
  /** Text that holds for it too: the head of its table, the lead-in of its list. */
  over: string;
  kind: 'sentence' | 'item' | 'row' | 'line';
  /** Place in its list or table, from 1; 0 elsewhere. */
  place: number;
  /** Units of one block belong together. */
  block: number;
}

/** Looks like a line of a program rather than of a list: no words in a row, or marks that prose doesn't have. */
const CODE_LINE =
  /[;{}]\s*$|^\s*(?:[\w.]+\s*=\s|def |class |return |for .*:$|if .*:$|while .*:$|import |from \w+ import|const |let |var |function |print\(|\/\/|#|>>>|@)|=>|\w+\([^)]*\)\s*$|^\s*[[{(]/;
/** One line that is a statement of a program, whatever stands around it. */
const STATEMENT =
  /^\s*(?:(?:export |const |let |var |import |return |function )[^\n]*|[\w.]+(?:\([^\n]*\)| = [^\n]*))[;{}]\s*$/;

/**
 * Cuts a passage (plain text as the library keeps it, or Markdown) into what can be leaned on one by one. Paragraphs are one line each in the
 * library's text, so that several lines without an empty one between them are a list, a table or code.
 */
export function unitsOf(text: string, language: string): PassageUnit[] {
  const units: PassageUnit[] = [];
  let lead = '';
  for (const [block, part] of blocksOf(text).entries()) {
    const lines = part.split('\n');
    if (lines.some((line) => line.includes('|')) && lines.length > 1) {
      const rows = lines.filter((line) => !/^[\s|:-]+$/.test(line));
      const head = cells(rows[0] ?? '');
      units.push({ text: head.join(', '), alone: '', over: lead, kind: 'row', place: 0, block });
      for (const [i, row] of rows.slice(1).entries()) {
        const text = cells(row).join(', ');
        units.push({ text, alone: rowAlone(head, row), over: head.join(' '), kind: 'row', place: i + 1, block });
      }
    } else if ((lines.length > 1 && !isParagraph(lines)) || STATEMENT.test(part)) {
      const isCode = lines.filter((line) => CODE_LINE.test(line)).length * 2 > lines.length;
      for (const sentence of isCode ? commentsIn(lines, language) : [])
        units.push({ text: sentence, alone: sentence, over: '', kind: 'sentence', place: 0, block });
      for (const [i, line] of lines.entries()) {
        const item = line.replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, '').trim();
        if (item !== '')
          units.push({
            text: item,
            alone: isCode ? '' : itemAlone(lead, item),
            over: isCode ? '' : lead,
            kind: isCode ? 'line' : 'item',
            place: isCode ? 0 : i + 1,
            block,
          });
      }
    } else {
      const joined = lines.join(' ');
      // A sentence that begins with code begins with a small letter, and the splitter does not part it from the one before.
      const sentences = splitSentences(joined, language).flatMap(({ text: sentence }) =>
        sentence.split(/(?<=[\p{Ll})]{4}\.)\s+(?=\p{Ll})/u),
      );
      for (const sentence of sentences) {
        const alone = /[?？][)"'”’\]]*$/.test(sentence) ? '' : sentence;
        units.push({ text: sentence, alone, over: '', kind: 'sentence', place: 0, block });
      }
    }
    const last = units.at(-1);
    lead = last && last.block === block && /[:：]\s*$/.test(last.text) ? last.text : '';
  }
  return units;
}

/** What the comments of a program say, in sentences that may run over several lines. */
function commentsIn(lines: readonly string[], language: string): string[] {
  const runs: string[][] = [[]];
  for (const line of lines) {
    const words = /^\s*(?:\/\/|#(?!!))\s*(?!=>|>)(.*)$/.exec(line)?.[1];
    if (words === undefined) runs.push([]);
    else runs.at(-1)?.push(words.trim());
  }
  return runs
    .map((run) => run.join(' ').trim())
    .flatMap((run) => splitSentences(run, language).map(({ text }) => text))
    .filter(
      (sentence) => /^[\p{L}`]/u.test(sentence) && sentence.split(/\s+/).length >= 4 && !CODE_LINE.test(sentence),
    );
}

function blocksOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*(?:```|~~~).*$/gm, '')
    .split(/\n\s*\n/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block.trim() !== '');
}

/** Markdown breaks the lines of a paragraph: they are long, and go on with small letters. */
function isParagraph(lines: readonly string[]): boolean {
  if (/^\s*(?:[-*+•]|\d{1,3}[.)])\s/.test(lines[0] ?? '')) return false;
  const goesOn = lines.slice(1).filter((line) => /^\s*[\p{Ll}(`$*_"“]/u.test(line) && !CODE_LINE.test(line)).length;
  return (
    lines.slice(0, -1).every((line) => line.length > 25 && !CODE_LINE.test(line)) && goesOn * 2 >= lines.length - 1
  );
}

function cells(row: string): string[] {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** "Head: cell; head: cell."; '' where cells and heads don't go together. */
function rowAlone(head: readonly string[], row: string): string {
  const all = row
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim());
  if (all.length !== head.length || all.some((cell) => cell === '')) return '';
  return `${all.map((cell, i) => `${head[i] ?? ''}: ${cell.replace(/[.;]$/, '')}`).join('; ')}.`;
}

/** An item with its lead-in, which says what it is an item of; a question alone asks, and says nothing. */
function itemAlone(lead: string, item: string): string {
  if (lead !== '') return `${lead} ${item}`;
  return /\?["'”’)]*$/.test(item) ? '' : item;
}
