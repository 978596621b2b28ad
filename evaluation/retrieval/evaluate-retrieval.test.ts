import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../input/input-error';
import { evaluateRetrieval } from './evaluate-retrieval';
import { readBeir } from './read-beir';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-beir-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const CORPUS = [
  { _id: 'd1', title: 'Seals', text: 'A lip seal keeps grease in the bearing and water out of it.' },
  { _id: 'd2', title: 'Pumps', text: 'Vapour bubbles collapse on the impeller; this is cavitation.' },
  { _id: 'd3', text: 'Two coupled shafts are aligned when their axes form one line.' },
];
const QUERIES = [
  { _id: 'q1', text: 'What keeps the grease in?' },
  { _id: 'q2', text: 'aligned shafts' },
  { _id: 'q3', text: 'not judged' },
];
const QRELS = 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td3\t2\nq2\td1\t0\n';
const lines = (objects: object[]) => objects.map((object) => JSON.stringify(object)).join('\n');

async function filesOf(over: { corpus?: string | Buffer; queries?: string; qrels?: string } = {}) {
  const contents = { corpus: lines(CORPUS), queries: lines(QUERIES), qrels: QRELS, ...over };
  const files = { corpus: '', queries: '', qrels: '' };
  for (const name of ['corpus', 'queries', 'qrels'] as const) {
    files[name] = path.join(folder, `${name}.txt`);
    await writeFile(files[name], contents[name]);
  }
  return files;
}

describe('reading', () => {
  it('takes plain and gzip files, with or without a header, a title or a last line break', async () => {
    const plain = await readBeir(await filesOf());
    expect(plain.documents.map(({ id, title }) => [id, title])).toEqual([
      ['d1', 'Seals'],
      ['d2', 'Pumps'],
      ['d3', ''],
    ]);
    expect(plain.queries.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(plain.queries[1]?.relevance).toEqual(
      new Map([
        ['d3', 2],
        ['d1', 0],
      ]),
    );
    const packed = { corpus: gzipSync(lines(CORPUS)), qrels: QRELS.split('\n').slice(1).join('\n') };
    expect(await readBeir(await filesOf(packed))).toEqual(plain);
  });

  it.each([
    ['an empty corpus', { corpus: '' }, /corpus\.txt: the file is empty$/],
    ['no JSON', { corpus: `${lines(CORPUS)}\n{` }, /corpus\.txt: row 4: this is no JSON object$/],
    ['no text', { corpus: '{"_id":"a"}' }, /corpus\.txt: row 1: text is missing$/],
    ['a text that is none', { queries: '{"_id":"q1","text":5}' }, /queries\.txt: row 1: text should be a text$/],
    ['no id', { queries: '{"text":"x"}' }, /queries\.txt: row 1: _id is missing$/],
    ['an id twice', { corpus: lines([...CORPUS, CORPUS[0] ?? {}]) }, /corpus\.txt: row 4: _id "d1" was there before$/],
    ['a missing column', { qrels: 'q1\td1\n' }, /qrels\.txt: row 1: 2 columns where there should be 3$/],
    ['an unknown query', { qrels: 'q9\td1\t1\n' }, /qrels\.txt: row 1: there is no query "q9"$/],
    ['an unknown document', { qrels: `${QRELS}q1\td9\t1` }, /qrels\.txt: row 5: there is no document "d9"$/],
    [
      'a score out of range',
      { qrels: 'q1\td1\t-1\n' },
      /row 1: score should be a whole number of 0 or more, and is "-1"$/,
    ],
    ['a score that is none', { qrels: 'q1\td1\thigh\n' }, /row 1: score should be .* and is "high"$/],
    ['nothing relevant', { qrels: 'q1\td1\t0\n' }, /qrels\.txt: no query has a relevant document$/],
    ['no judgements', { qrels: 'query-id\tcorpus-id\tscore\n' }, /qrels\.txt: the file is empty$/],
  ])('says in one line what is wrong with %s', async (_name, over, message) => {
    const reading = readBeir(await filesOf(over));
    await expect(reading).rejects.toBeInstanceOf(InputError);
    await expect(reading).rejects.toThrow(message);
  });

  it('says which file is not there', async () => {
    const files = { ...(await filesOf()), qrels: path.join(folder, 'absent.tsv') };
    await expect(readBeir(files)).rejects.toThrow(/absent\.tsv: there is no such file$/);
  });
});

it('ranks through the product’s search, and reckons what comes out', async () => {
  const figures = await evaluateRetrieval(await readBeir(await filesOf()), null);
  expect(figures).toMatchObject({ documents: 3, queries: 2, languages: ['en'], embedder: 'builtin', weight: 0 });
  // Both questions find their document first.
  for (const by of [figures.lexical, figures.fused])
    expect(by).toMatchObject({ documents: 3, queries: 2, ndcg10: 1, recall10: 1, mrr10: 1 });
  expect(figures.fused.queryMs.p95).toBeGreaterThanOrEqual(figures.fused.queryMs.p50);
});

const scifact = path.join(process.env.MENO_DATASETS ?? 'none', 'retrieval', 'scifact');

it.skipIf(!existsSync(scifact))(
  'reaches on SciFact what full-text search is known to, and loses nothing by meaning',
  async () => {
    const file = (name: string) => path.join(scifact, name);
    const data = await readBeir({
      corpus: file('corpus.jsonl'),
      queries: file('queries.jsonl'),
      qrels: file('qrels/test.tsv'),
    });
    const { lexical, fused, dense } = await evaluateRetrieval(data, null);
    expect(lexical.ndcg10).toBeGreaterThanOrEqual(0.68);
    expect(fused.ndcg10).toBeGreaterThanOrEqual(lexical.ndcg10);
    expect(dense.ndcg10).toBeGreaterThan(0.5);
  },
  240_000,
);
