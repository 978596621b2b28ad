// `npm start`: installs what is missing, builds what has changed, starts Meno in this process and prints its address.
import { buildPages, buildPrograms } from './build.mjs';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
await buildPrograms();
await buildPages();
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
// The search engine logs to standard error by itself; what matters comes back as an error.
process.env.LANCE_LOG ??= 'error';
await import('../dist/main.js');
