import { leansOnContext } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';

/** A part of a passage that can be quoted by itself. */
export interface Unit {
  /** What is matched with the question. */
  text: string;
  markdown: string;
  /** Several lines in an order: steps, points, rows. */
  listed: boolean;
}

/** Sentences of a paragraph that are quoted together. */
const MOST_SENTENCES = 3;
const MOST_LINES = 9;
const LONGEST = 700;

/** The parts of a passage: each sentence with what it leans on and what follows, each list or table with the line that leads to it. */
export function unitsOf(text: string, language: string): Unit[] {
  const paragraphs = text.split(/\n{2,}/).map((each) => each.trim());
  return paragraphs.flatMap((paragraph, i) => {
    const lines = paragraph.split('\n');
    const before = paragraphs[i - 1] ?? '';
    if (lines.length > 1) return listUnit(lines, /[:：]\s*$/.test(before) ? before : '', language);
    // Its list says more: the lead-in comes with it.
    if (/[:：]\s*$/.test(paragraph)) return [];
    return sentenceUnits(paragraph, language);
  });
}

function listUnit(lines: readonly string[], leadIn: string, language: string): Unit[] {
  if (lines.length > MOST_LINES || lines.some((line) => /^\s*(?:\$\$|```)/.test(line))) return [];
  const rows = lines.map((line) => line.split(' | '));
  const isTable = rows.length > 2 && rows.every((row) => row.length > 1 && row.length === rows[0]?.length);
  const led = splitSentences(leadIn, language).at(-1)?.text ?? '';
  const body = isTable ? tableOf(rows) : lines.map((line) => `- ${line}`).join('\n');
  return [
    {
      text: `${led}\n${lines.join('\n')}`,
      markdown: led === '' ? body : `${led}\n\n${body}`,
      listed: !isTable,
    },
  ];
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
}

function sentenceUnits(paragraph: string, language: string): Unit[] {
  const sentences = splitSentences(paragraph, language).map((each) => each.text);
  return sentences.map((sentence, at) => {
    let start = at;
    while (start > 0 && at - start < MOST_SENTENCES - 1 && leansOnContext(sentences[start] ?? '', language)) start--;
    let markdown = sentences.slice(start, at + 1).join(' ');
    for (let end = at + 1; end < sentences.length && end - start < MOST_SENTENCES; end++) {
      const longer = `${markdown} ${sentences[end]}`;
      if (longer.length > LONGEST) break;
      markdown = longer;
    }
    return { text: start < at ? markdown : sentence, markdown, listed: false };
  });
}
