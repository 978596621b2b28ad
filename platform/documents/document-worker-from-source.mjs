// Entry of the document thread in a checkout, where no bundle exists: `--import tsx` does not reach worker threads, so it is registered here.
import { register } from 'tsx/esm/api';

register();
await import('./document-worker.ts');
