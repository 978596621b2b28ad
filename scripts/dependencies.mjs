import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

/**
 * Every package that a running Meno may load, from the lock file: what tools and tests need alone is left out.
 * @returns {{ name: string, version: string, licence: string }[]}
 */
export function productionDependencies() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([place, entry]) => place.startsWith('node_modules/') && !entry.dev && !entry.devOptional && !entry.link)
    .map(([place, entry]) => ({
      name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: licenceOf(place, entry),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** As the lock file says; for packages that say it elsewhere, as their own `package.json` does. */
function licenceOf(place, entry) {
  if (typeof entry.license === 'string') return entry.license;
  try {
    const own = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8'));
    const said = own.license ?? own.licenses;
    if (typeof said === 'string') return said;
    if (Array.isArray(said)) return `(${said.map((each) => each.type ?? each).join(' OR ')})`;
    return said?.type ?? '';
  } catch {
    return '';
  }
}
