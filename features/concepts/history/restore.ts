import { removeCycles } from '../graph';
import { type EdgeFields, fieldsChanged, type MapChange, sameEdge, sameLink } from './changes';
import { paired, plainConcept, plainEdge, plainLink } from './journal';
import type { MapState } from './state';

const edgeKey = (edge: { prerequisiteId: string; conceptId: string }) => `${edge.prerequisiteId} ${edge.conceptId}`;

/**
 * What brings a map to an earlier state. Concepts whose material is gone do not come back, and those of material that
 * came since stay, with their proposed lines; a teacher's own concept that came since goes off the map. Lines among
 * what stays never close a circle: the weakest proposals give way.
 */
export function changesTo(now: MapState, wanted: MapState): MapChange[] {
  const present = new Set(now.concepts.map((row) => row.id));
  return [
    ...conceptChanges(now, wanted),
    ...edgeChanges(now, wanted, present),
    ...linkChanges(now, wanted, present),
    ...itemChanges(now, wanted, present),
  ];
}

function conceptChanges(now: MapState, wanted: MapState): MapChange[] {
  const target = new Map(wanted.concepts.map((row) => [row.id, row]));
  return now.concepts.flatMap((row): MapChange[] => {
    const to = target.get(row.id);
    if (!to) {
      const mine = row.origin === 'teacher' && !row.removed;
      const after = { removed: true, hidden: true };
      return mine ? [{ of: 'concept', id: row.id, before: { removed: false, hidden: row.hidden }, after }] : [];
    }
    // What the material says now is better than what it said then; only teachers' own words are brought back.
    const fields = plainConcept(to);
    if (!to.definitionEdited && !row.definitionEdited)
      Object.assign(fields, { definitionText: row.definitionText, definitionChunkId: row.definitionChunkId });
    if (!to.positionEdited && !row.positionEdited) fields.position = row.position;
    if (!to.nameEdited && !row.nameEdited) fields.name = row.name;
    const changed = fieldsChanged(plainConcept(row), fields);
    return changed ? [{ of: 'concept', id: row.id, ...changed }] : [];
  });
}

function edgeChanges(now: MapState, wanted: MapState, present: ReadonlySet<string>): MapChange[] {
  const known = new Set(wanted.concepts.map((row) => row.id));
  const goes = new Set(
    now.concepts.filter((row) => row.origin === 'teacher' && !known.has(row.id)).map((row) => row.id),
  );
  const target = new Map(
    wanted.edges
      .filter((edge) => present.has(edge.prerequisiteId) && present.has(edge.conceptId))
      .map((edge) => [edgeKey(edge), edge]),
  );
  for (const edge of now.edges) {
    const fresh = !known.has(edge.prerequisiteId) || !known.has(edge.conceptId);
    const stays = fresh && !goes.has(edge.prerequisiteId) && !goes.has(edge.conceptId);
    if (stays && !target.has(edgeKey(edge))) target.set(edgeKey(edge), edge);
  }
  const active = [...target.values()].filter((edge) => edge.status === 'active');
  const kept = new Set(
    removeCycles(
      active.map((edge) => ({
        ...edge,
        from: edge.prerequisiteId,
        to: edge.conceptId,
        weight: edge.origin === 'teacher' ? 1 + edge.weight : edge.weight,
      })),
    ).map(edgeKey),
  );
  for (const edge of active) if (!kept.has(edgeKey(edge))) target.delete(edgeKey(edge));
  return paired(now.edges, [...target.values()], edgeKey).flatMap(([is, to]): MapChange[] => {
    const at = is ?? to;
    const [before, after]: (EdgeFields | null)[] = [is && plainEdge(is), to && plainEdge(to)];
    if (!at || before === undefined || after === undefined || sameEdge(before, after)) return [];
    return [{ of: 'edge', prerequisiteId: at.prerequisiteId, conceptId: at.conceptId, before, after }];
  });
}

/** Only passages that a teacher decided on, then or now; the rest follows from the material. */
function linkChanges(now: MapState, wanted: MapState, present: ReadonlySet<string>): MapChange[] {
  const known = new Set(wanted.concepts.map((row) => row.id));
  const pairs = paired(now.links, wanted.links, (link) => `${link.conceptId} ${link.chunkId}`);
  return pairs.flatMap(([is, to]): MapChange[] => {
    const at = is ?? to;
    if (!at || !present.has(at.conceptId) || !known.has(at.conceptId)) return [];
    if (is?.origin !== 'teacher' && to?.origin !== 'teacher') return [];
    const [before, after] = [is && plainLink(is), to && plainLink(to)];
    return sameLink(before, after) ? [] : [{ of: 'link', conceptId: at.conceptId, chunkId: at.chunkId, before, after }];
  });
}

function itemChanges(now: MapState, wanted: MapState, present: ReadonlySet<string>): MapChange[] {
  const then = new Map(wanted.items);
  const moves = new Map<string, { before: string; after: string; ids: string[] }>();
  for (const [id, before] of now.items) {
    const after = then.get(id);
    if (after === undefined || after === before || !present.has(after)) continue;
    const move = moves.get(`${before} ${after}`) ?? { before, after, ids: [] };
    move.ids.push(id);
    moves.set(`${before} ${after}`, move);
  }
  return [...moves.values()].map((move) => ({ of: 'items', ...move }));
}
