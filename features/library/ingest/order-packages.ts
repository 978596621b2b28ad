/** What a package says of a source that came in it. */
export interface Packaged {
  packageRoot: string | null;
  packagePlace: number | null;
}

/**
 * Brings the sources of each package into the package's own order: they keep the places that they have together among the others, those
 * that the package lists come first.
 *
 * @param paths in teaching order
 */
export function orderPackages(paths: readonly string[], sources: ReadonlyMap<string, Packaged>): string[] {
  const members = new Map<string, string[]>();
  for (const path of paths) {
    const root = rootOf(sources.get(path));
    if (root !== null) members.set(root, [...(members.get(root) ?? []), path]);
  }
  const place = (path: string) => sources.get(path)?.packagePlace ?? Number.POSITIVE_INFINITY;
  for (const group of members.values()) {
    const before = new Map(group.map((path, at) => [path, at]));
    // The sort is stable only among equals that can be subtracted.
    group.sort((a, b) => (place(a) === place(b) ? (before.get(a) ?? 0) - (before.get(b) ?? 0) : place(a) - place(b)));
  }
  return paths.map((path) => {
    const root = rootOf(sources.get(path));
    return (root === null ? undefined : members.get(root)?.shift()) ?? path;
  });
}

function rootOf(source: Packaged | undefined): string | null {
  return source?.packageRoot ?? null;
}
