import { readFileSync } from 'node:fs';
import { closeDocumentWorker, readInWorker } from '@/platform/documents/read-in-worker';

/** Reads one PDF on the document thread, as ingestion does, and prints what it took, in a process of its own: a peak of memory is of a process. */
async function main(): Promise<void> {
  const bytes = Uint8Array.from(readFileSync(process.argv[2] ?? ''));
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const read = await readInWorker(bytes, 'book.pdf', { timeoutMs: 600_000 });
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  const [pages, letters, pictures] = [
    new Set(read.places.map(({ number }) => number)).size,
    read.markdown.length,
    read.images.length,
  ];
  process.stdout.write(
    JSON.stringify({
      seconds,
      cpu: (user + system) / 1e6,
      peak: maxRSS / 1_024,
      before: before / 1_048_576,
      pages,
      letters,
      pictures,
    }),
  );
  await closeDocumentWorker();
}

void main();
