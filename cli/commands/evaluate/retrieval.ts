import type { Command } from 'commander';
import { embedderAt } from '@/evaluation/retrieval/embedder-at';
import { evaluateRetrieval } from '@/evaluation/retrieval/evaluate-retrieval';
import { readBeir } from '@/evaluation/retrieval/read-beir';
import { type Embedder, ModelError } from '@/platform/models/types';
import { CommandError } from '../../command-error';
import { progress, type ReportOptions, report } from './report';

interface RetrievalOptions extends ReportOptions {
  corpus: string;
  queries: string;
  qrels: string;
  embeddings: string;
}

export function addRetrievalCommand(evaluate: Command): void {
  evaluate
    .command('retrieval')
    .description('how well the search finds the documents that answer a question: by words, by meaning, and by both')
    .requiredOption('--corpus <file>', 'documents, one JSON object a line: _id, title, text')
    .requiredOption('--queries <file>', 'questions, one JSON object a line: _id, text')
    .requiredOption(
      '--qrels <file>',
      'query-id, corpus-id and score, with tabs between: which document answers which question',
    )
    .option(
      '--embeddings <model>',
      '"builtin", or the address of an OpenAI-compatible server (#model behind it)',
      'builtin',
    )
    .option('--json', 'print one JSON object')
    .action((options: RetrievalOptions) => report(options, () => retrieval(options)));
}

async function retrieval({ corpus, queries, qrels, embeddings, json }: RetrievalOptions) {
  const embedder = embeddings === 'builtin' ? null : await reach(embeddings);
  progress(`reading ${corpus}`);
  const data = await readBeir({ corpus, queries, qrels });
  const { lexical, dense, fused, ...about } = await evaluateRetrieval(data, embedder, progress);
  if (json) return { ...about, lexical, dense, fused };
  const rows = Object.entries({ lexical, dense, fused }).map(
    ([by, { ndcg10, recall10, mrr10, indexSeconds, queryMs }]) => ({
      ...{ by, ndcg10, recall10, mrr10, indexSeconds },
      ...{ 'query ms p50': queryMs.p50, 'query ms p95': queryMs.p95 },
    }),
  );
  return { ...about, languages: about.languages.join(' '), rows };
}

async function reach(address: string): Promise<Embedder> {
  try {
    return await embedderAt(address, AbortSignal.timeout(60_000));
  } catch (error) {
    if (error instanceof RangeError || error instanceof ModelError)
      throw new CommandError(`--embeddings: ${error.message}`, 2);
    throw error;
  }
}
