// `npm run bench [-- part …]`: speed of the real, built product, each figure beside a reference measured in the same run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildPages, buildPrograms } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';

const parts = process.argv.slice(2);
ensureInstalled();
// These are measured in their own sources: no server, no pages.
const ownParts = [
  'recommendations',
  'learner-model',
  'retrieval',
  'serving',
  'grounding',
  'large-index',
  'canvas',
  'audit',
  'isolation',
  'people-import',
  'purge',
  'research-export',
];
/** These run the command line, which has no pages. */
const withoutPages = [...ownParts, 'pdf', 'ingest-folder'];
if (parts.length === 0 || parts.some((part) => !ownParts.includes(part))) await buildPrograms();
if (parts.length === 0 || parts.some((part) => !withoutPages.includes(part))) await buildPages();
const result = spawnSync(
  process.execPath,
  ['--import', 'tsx', path.join(root, 'evaluation', 'bench', 'main.ts'), ...parts],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  },
);
process.exit(result.status ?? 1);
