import type { MapComparison } from './contract';
import type { MapState } from './state';

type Row = MapState['concepts'][number];

/** How `to` differs from `from`: concepts by their identity, lines by their ends. Names in the order of the alphabet. */
export function compareMaps(from: MapState, to: MapState): MapComparison {
  const [before, after] = [indexed(from), indexed(to)];
  const there = (row: Row | undefined) => row !== undefined && !row.removed && row.mergedInto === null;
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const pairs = ids.map((id) => ({ id, old: before.get(id), now: after.get(id) }));
  const both = pairs.flatMap(({ id, old, now }) => (old && now && there(old) && there(now) ? [{ id, old, now }] : []));
  const nameOf = (id: string) => after.get(id)?.name ?? before.get(id)?.name ?? '';
  const list = (rows: { id: string }[]) => rows.map(({ id }) => ({ id, name: nameOf(id) })).toSorted(byName);
  return {
    concepts: {
      added: list(pairs.filter(({ old, now }) => !there(old) && there(now))),
      removed: list(pairs.filter(({ old, now }) => there(old) && !there(now) && !now?.mergedInto)),
      renamed: both
        .filter(({ old, now }) => old.name !== now.name)
        .map(({ id, old, now }) => ({ id, before: old.name, after: now.name }))
        .toSorted((a, b) => a.after.localeCompare(b.after)),
      merged: pairs
        .filter(({ old, now }) => there(old) && now?.mergedInto)
        .map(({ id, now }) => ({ id, name: nameOf(id), into: nameOf(now?.mergedInto ?? '') }))
        .toSorted(byName),
      hidden: list(both.filter(({ old, now }) => !old.hidden && now.hidden)),
      shown: list(both.filter(({ old, now }) => old.hidden && !now.hidden)),
      defined: list(both.filter(({ old, now }) => old.definitionText !== now.definitionText)),
    },
    edges: compareEdges(from, to, nameOf),
  };
}

function compareEdges(from: MapState, to: MapState, nameOf: (id: string) => string): MapComparison['edges'] {
  const active = (state: MapState) =>
    new Map(
      state.edges
        .filter((edge) => edge.status === 'active')
        .map((edge) => [`${edge.prerequisiteId} ${edge.conceptId}`, edge]),
    );
  const [before, after] = [active(from), active(to)];
  const named = (edges: MapState['edges']) =>
    edges
      .map((edge) => ({ before: nameOf(edge.prerequisiteId), after: nameOf(edge.conceptId) }))
      .toSorted((a, b) => a.after.localeCompare(b.after) || a.before.localeCompare(b.before));
  return {
    added: named([...after].filter(([key]) => !before.has(key)).map(([, edge]) => edge)),
    removed: named([...before].filter(([key]) => !after.has(key)).map(([, edge]) => edge)),
    confirmed: named(
      [...after]
        .filter(([key, edge]) => edge.origin === 'teacher' && before.get(key)?.origin === 'proposed')
        .map(([, edge]) => edge),
    ),
  };
}

function indexed(state: MapState): Map<string, Row> {
  return new Map(state.concepts.map((row) => [row.id, row]));
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}
