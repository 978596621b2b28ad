// Entry of the thread in a checkout, where no bundle exists.
import { runFromSource } from '../threads/run-from-source.mjs';

await runFromSource('parse-worker', new URL('./parse-worker.ts', import.meta.url));
