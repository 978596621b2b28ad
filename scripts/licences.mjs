// Holds the licence of everything that a running Meno may load against what an Apache-2.0 product may come with.
import { pathToFileURL } from 'node:url';
import { productionDependencies } from './dependencies.mjs';

/** May be used, changed and passed on with nothing asked but that their words are kept. OFL is for fonts, CC-BY for a table of browsers. */
const ALLOWED = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
    'CC0-1.0',
  ],
  ...['OFL-1.1', 'CC-BY-4.0'],
]);

/** Named one by one, with why. */
const EXCEPTIONS = [
  {
    name: /^lightningcss(-|$)/,
    licence: 'MPL-2.0',
    why: 'used unchanged, to build the style sheet; MPL asks only for changes to its own files',
  },
  {
    name: /^@img\/sharp-/,
    licence: /LGPL-3\.0-or-later/,
    why: 'optional, brought by Next.js, loaded as a library of its own and unchanged; Meno resizes no pictures with it',
  },
  { name: /^khroma$/, licence: '', why: 'MIT, in its file `license`' },
  { name: /^png-js$/, licence: '', why: 'MIT, in its file `LICENSE`' },
  { name: /^flatbuffers$/, licence: 'SEE LICENSE IN LICENSE.txt', why: 'Apache-2.0, as its repository says' },
];

/** @returns {string[]} what may not come along, in one line each */
export function refusedLicences(packages) {
  return packages
    .filter(({ name, licence }) => !isAllowed(licence) && !EXCEPTIONS.some((each) => fits(each, name, licence)))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence || 'no licence named'}`);
}

/** An SPDX expression without exceptions: of alternatives one must be allowed, of what holds together everything. */
function isAllowed(expression) {
  const bare = expression.replace(/[()]/g, ' ').trim();
  if (bare === '') return false;
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => ALLOWED.has(licence.trim())));
}

function fits({ name, licence: expected }, given, licence) {
  if (!name.test(given)) return false;
  return typeof expected === 'string' ? expected === licence : expected.test(licence);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const packages = productionDependencies();
  const refused = refusedLicences(packages);
  // What can't fail says nothing: something that is refused must be.
  const made = refusedLicences([
    { name: 'made', version: '1', licence: 'AGPL-3.0-only' },
    { name: 'made', version: '1', licence: 'MIT AND GPL-2.0' },
  ]);
  if (made.length !== 2 || packages.length < 100) refused.push('The check itself is broken.');
  for (const line of refused) process.stderr.write(`${line}\n`);
  process.stdout.write(`${packages.length} packages, ${refused.length} refused\n`);
  process.exit(refused.length > 0 ? 1 : 0);
}
