import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { addRetrievalCommand } from './retrieval';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-retrieval-command-'));
  await writeFile(
    path.join(folder, 'corpus.jsonl'),
    '{"_id":"a","title":"Seals","text":"A seal keeps grease in."}\n{"_id":"b","text":"Pumps move water."}\n',
  );
  await writeFile(path.join(folder, 'queries.jsonl'), '{"_id":"q","text":"Who moves the water?"}\n');
  await writeFile(path.join(folder, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq\tb\t1\n');
  await writeFile(path.join(folder, 'bad.tsv'), 'query-id\tcorpus-id\tscore\nq\tb\tgood\n');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function run(qrels: string, ...more: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text.toString();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addRetrievalCommand(program);
  const files = ['--corpus', 'corpus.jsonl', '--queries', 'queries.jsonl', '--qrels', qrels];
  const words = files.map((word) => (word.startsWith('--') ? word : path.join(folder, word)));
  await program.parseAsync(['retrieval', ...words, ...more], { from: 'user' });
  return printed;
}

it('prints the figures of words, meaning and both, as JSON or as a table', async () => {
  const json = JSON.parse(await run('qrels.tsv', '--json'));
  expect(json).toMatchObject({ documents: 2, queries: 1, lexical: { ndcg10: 1 }, fused: { ndcg10: 1, mrr10: 1 } });
  expect(Object.keys(json.dense)).toEqual(Object.keys(json.fused));
  const table = await run('qrels.tsv');
  expect(table).toMatch(/^documents {2,}2$/m);
  expect(table).toMatch(/^fused {2,}1 /m);
});

it.each([
  ['a bad file', ['bad.tsv'], /bad\.tsv: row 2: score should be a whole number of 0 or more, and is "good"$/],
  ['no address', ['qrels.tsv', '--embeddings', 'nowhere'], /^--embeddings: 'nowhere' is not an http or https address$/],
])('ends with exit code 2 and one line for %s', async (_name, [qrels = '', ...more], message) => {
  await expect(run(qrels, ...more)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
});
