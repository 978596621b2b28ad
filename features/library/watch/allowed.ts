import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the administrator lets courses follow. */
export interface AllowedPlaces {
  /** Absolute paths. */
  folders: readonly string[];
  /** `example.org` or `example.org:8443`, lower case. */
  gitHosts: readonly string[];
}

/** Why a place can't be followed. */
export type PlaceFault =
  | 'not_absolute'
  | 'not_allowed'
  | 'missing'
  | 'no_folder'
  | 'no_address'
  | 'host_not_allowed'
  | 'has_password';

/**
 * The folder that a location names, with every link on the way followed, if it lies in an allowed one. Asked anew at each look: a link may
 * have been set since.
 */
export async function allowedFolder(
  location: string,
  { folders }: Pick<AllowedPlaces, 'folders'>,
): Promise<{ folder: string } | { fault: PlaceFault }> {
  if (!path.isAbsolute(location) || location.includes('\0')) return { fault: 'not_absolute' };
  // As written first, so that nobody learns from the answer what there is elsewhere on the server.
  const written = path.normalize(location);
  if (!folders.some((root) => isInside(written, path.normalize(root)))) return { fault: 'not_allowed' };
  const real = await realpath(written).catch(() => null);
  if (real === null) return { fault: 'missing' };
  const roots = await Promise.all(folders.map((root) => realpath(root).catch(() => null)));
  if (!roots.some((root) => root !== null && isInside(real, root))) return { fault: 'not_allowed' };
  return (await stat(real)).isDirectory() ? { folder: real } : { fault: 'no_folder' };
}

/**
 * The address of a repository as it is given to Git: on an allowed host by HTTPS, without a name or password in it (it is shown to the
 * course's teachers), or a repository in an allowed folder (`file:///srv/courses.git`).
 */
export async function allowedRepository(
  location: string,
  allowed: AllowedPlaces,
): Promise<{ address: string; protocol: 'https' | 'file' } | { fault: PlaceFault }> {
  const url = URL.canParse(location) ? new URL(location) : null;
  if (url?.protocol === 'file:') {
    const found = await allowedFolder(safeFilePath(url) ?? '', allowed);
    return 'fault' in found ? found : { address: found.folder, protocol: 'file' };
  }
  if (url?.protocol !== 'https:') return { fault: 'no_address' };
  if (url.username !== '' || url.password !== '') return { fault: 'has_password' };
  if (!allowed.gitHosts.includes(url.host.toLowerCase())) return { fault: 'host_not_allowed' };
  return { address: url.href, protocol: 'https' };
}

function safeFilePath(url: URL): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}

function isInside(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
