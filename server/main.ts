import { keepHeapLean } from '@/platform/lean-heap';
import { ConfigError } from './config/read-config';
import { runServer } from './run-server';

// Entry of `npm start`.
keepHeapLean();
runServer(process.env).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? message : `Meno can't start: ${message}`}\n`);
  process.exit(1);
});
