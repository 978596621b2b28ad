// Entry of the thread in a checkout, where no bundle exists.
import { runFromSource } from '../threads/run-from-source.mjs';

await runFromSource('document-worker', new URL('./document-worker.ts', import.meta.url));
