// Entry of the thread in a checkout, where no bundle exists.
import { runFromSource } from '../platform/threads/run-from-source.mjs';

await runFromSource('skill-worker', new URL('./skill-worker.ts', import.meta.url));
