import { InputError } from '../input/input-error';
import { linesOf, readJsonLines, textOf } from '../input/read-json-lines';

export interface BeirDocument {
  id: string;
  title: string;
  text: string;
}

/** Documents, questions, and which documents answer which question: the formats of BEIR (Thakur and others, NeurIPS 2021). */
export interface BeirData {
  documents: BeirDocument[];
  /** Questions with at least one relevant document. */
  queries: { id: string; text: string; relevance: Map<string, number> }[];
}

/**
 * Reads `{_id, title, text}` and `{_id, text}` a line, and `query-id<TAB>corpus-id<TAB>score` (with or without a header).
 * @throws InputError for what is missing, named twice, not known or out of range.
 */
export async function readBeir(files: { corpus: string; queries: string; qrels: string }): Promise<BeirData> {
  const documents = new Map<string, BeirDocument>();
  await readJsonLines(files.corpus, (value, line) => {
    const id = idOf(files.corpus, line, value, documents);
    const title = value.title === undefined || value.title === null ? '' : textOf(files.corpus, line, value, 'title');
    documents.set(id, { id, title, text: textOf(files.corpus, line, value, 'text') });
  });
  const texts = new Map<string, string>();
  await readJsonLines(files.queries, (value, line) => {
    texts.set(idOf(files.queries, line, value, texts), textOf(files.queries, line, value, 'text'));
  });
  const relevance = await readQrels(files.qrels, texts, documents);
  const queries = [...texts].flatMap(([id, text]) => {
    const own = relevance.get(id);
    return own && [...own.values()].some((score) => score > 0) ? [{ id, text, relevance: own }] : [];
  });
  if (queries.length === 0) throw new InputError(files.qrels, null, 'no query has a relevant document');
  return { documents: [...documents.values()], queries };
}

async function readQrels(
  file: string,
  queries: ReadonlyMap<string, string>,
  documents: ReadonlyMap<string, BeirDocument>,
): Promise<Map<string, Map<string, number>>> {
  const relevance = new Map<string, Map<string, number>>();
  let row = 0;
  for await (const line of linesOf(file)) {
    row += 1;
    if (line.trim() === '') continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (row === 1 && cells.includes('query-id')) continue;
    const [query = '', document = '', score = ''] = cells;
    if (cells.length !== 3) throw new InputError(file, row, `${cells.length} columns where there should be 3`);
    if (!queries.has(query)) throw new InputError(file, row, `there is no query ${JSON.stringify(query)}`);
    if (!documents.has(document)) throw new InputError(file, row, `there is no document ${JSON.stringify(document)}`);
    const value = score === '' ? Number.NaN : Number(score);
    if (!Number.isInteger(value) || value < 0)
      throw new InputError(file, row, `score should be a whole number of 0 or more, and is ${JSON.stringify(score)}`);
    const own = relevance.get(query) ?? new Map<string, number>();
    own.set(document, value);
    relevance.set(query, own);
  }
  if (relevance.size === 0) throw new InputError(file, null, 'the file is empty');
  return relevance;
}

function idOf(file: string, line: number, value: Record<string, unknown>, known: ReadonlyMap<string, unknown>): string {
  const id = typeof value._id === 'number' ? String(value._id) : textOf(file, line, value, '_id');
  if (id === '') throw new InputError(file, line, '_id is empty');
  if (known.has(id)) throw new InputError(file, line, `_id ${JSON.stringify(id)} was there before`);
  return id;
}
