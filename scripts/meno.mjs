// `npm run -s meno -- <command>`: the command line, built when it is missing or has changed.
import { buildPages, buildPrograms } from './build.mjs';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
await buildPrograms();
if (process.argv[2] === 'start') await buildPages();
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
// The search engine logs to standard error by itself; what matters comes back as an error.
process.env.LANCE_LOG ??= 'error';
await import('../dist/meno.js');
