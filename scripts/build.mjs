import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** What goes into the programs, and what goes into the pages as well. */
const CODE = ['core', 'demo', 'features', 'platform', 'server', 'cli', 'evaluation'];
const PAGES = ['app', 'ui', 'next.config.ts', 'postcss.config.mjs'];
const COMMON = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
const ENTRIES = {
  main: 'server/main.ts',
  meno: 'cli/main.ts',
  'parse-worker': 'platform/markdown/parse-worker.ts',
  'compute-worker': 'server/compute-worker.ts',
  'skill-worker': 'server/skill-worker.ts',
};
/** The readers of documents load their libraries when they are needed, so each stays in a file of its own. */
const SPLIT_ENTRIES = { 'document-worker': 'platform/documents/document-worker.ts' };

const THREADS = {
  'parse-worker': ENTRIES['parse-worker'],
  'skill-worker': ENTRIES['skill-worker'],
  ...SPLIT_ENTRIES,
};
/**
 * Packages of JavaScript alone that Meno reads as it starts. Within its own file they take a third less of the processor and the start is
 * quicker: Node finds and links two thousand files fewer. Whatever reads files of its own or holds machine code stays outside.
 */
const TAKEN_IN = [
  ...['@hono/node-server', '@hono/zod-openapi', 'age-encryption', 'better-auth', 'drizzle-orm', 'hono', 'icu-minify'],
  ...['nodemailer', 'pg', 'pg-boss', 'pg-copy-streams', 'selfsigned', 'use-intl', 'uuid', 'yaml', 'zod'],
  ...[
    '@unified-latex/unified-latex-util-parse',
    'hast-util-from-html',
    'hast-util-to-mdast',
    'mdast-util-gfm-footnote',
  ],
  ...['mdast-util-gfm-strikethrough', 'mdast-util-gfm-table', 'mdast-util-gfm-task-list-item', 'mdast-util-math'],
  ...['mdast-util-to-markdown', 'rehype-raw', 'rehype-sanitize', 'rehype-stringify', 'remark-gfm', 'remark-mdx'],
  ...['remark-parse', 'remark-rehype', 'unified', 'unist-util-visit'],
];
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const BUNDLED = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !TAKEN_IN.includes(name)),
  logLevel: 'warning',
};
/** Packages of the older kind ask for Node's own modules in a way that a module has not. */
const WITH_REQUIRE =
  "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);";

/** Bundles the server, the command line and the workers with esbuild, with the packages that are taken in: a few seconds. */
export async function buildPrograms() {
  const hash = hashOf([...CODE, ...COMMON]);
  if (isCurrent('programs', hash)) return;
  const { build } = await import('esbuild');
  const options = {
    ...BUNDLED,
    outdir: 'dist',
    banner: { js: `#!/usr/bin/env node\n${WITH_REQUIRE}` },
    sourcemap: true,
  };
  rmSync(path.join(root, 'dist', 'readers'), { recursive: true, force: true });
  await build({ ...options, entryPoints: ENTRIES });
  await build({ ...options, entryPoints: SPLIT_ENTRIES, splitting: true, chunkNames: 'readers/[name]-[hash]' });
  stamp('programs', hash);
}

/** Bundles the threads alone, and `more` programs beside them, into a folder, for those who run them from the source. */
export async function buildThreads(folder, more = {}) {
  const { build } = await import('esbuild');
  const banner = { js: WITH_REQUIRE };
  await build({ ...BUNDLED, banner, outdir: folder, entryPoints: { ...THREADS, ...more }, splitting: true });
}

/** Builds the pages with Next.js, once for each state of the source. */
export async function buildPages() {
  const hash = hashOf([...CODE, ...PAGES, ...COMMON]);
  if (isCurrent('pages', hash) && existsSync(path.join(root, '.next', 'BUILD_ID'))) return;
  process.stdout.write('Building the pages (about a minute, only the first time and after an update)…\n');
  rmSync(path.join(root, '.next'), { recursive: true, force: true });
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const { status, said } = await runNode([next, 'build'], { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
  if (status !== 0) {
    process.stderr.write(`${said}\nThe pages could not be built.\n`);
    process.exit(1);
  }
  stamp('pages', hash);
}

/** Runs a program of Node in the repository and waits for its end; `said` is all that it wrote. */
export async function runNode(args, environment = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const pieces = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => pieces.push(bytes));
  const [status] = await once(child, 'close');
  return { status, said: Buffer.concat(pieces).toString() };
}

function hashOf(places) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const place of places)
    for (const file of filesOf(path.join(root, place))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  const entries = (() => {
    try {
      return readdirSync(place, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (entries === null) return [place];
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesOf(path.join(place, entry.name))
        : isSource(entry.name)
          ? [path.join(place, entry.name)]
          : [],
    );
}

function isSource(name) {
  return !/\.test\.tsx?$/.test(name) && !name.endsWith('.md');
}

function isCurrent(name, hash) {
  const file = path.join(root, 'dist', `.${name}`);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

function stamp(name, hash) {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist', `.${name}`), hash);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ensureInstalled } = await import('./install.mjs');
  ensureInstalled();
  await buildPrograms();
  await buildPages();
}
