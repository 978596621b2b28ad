import { compareConcepts, type Learners } from './compare-concepts';
import { LONGEST_LIST, type UpdateReport } from './contract';
import type { Snapshot } from './snapshot';

/**
 * What a change of the material did to a course. Passages are told apart by their words: the same words under another heading or in another
 * file are moved, other words under the same heading changed.
 *
 * @param learners with evidence, by concept
 */
export function compareCourse(before: Snapshot, after: Snapshot, learners: Learners): UpdateReport {
  const concepts = compareConcepts(before, after, learners);
  const { perSource, chunks } = compareChunks(before, after);
  const edges = compareEdges(before, after);
  const { kept, loose } = compareDecisions(before, after);
  const cut = <T>(list: T[]) => list.slice(0, LONGEST_LIST);
  return {
    ...{ sources: cut(perSource), sourceCount: perSource.length, chunks },
    ...{ conceptsAdded: cut(concepts.added), conceptsAddedCount: concepts.added.length },
    ...{ conceptsChanged: cut(concepts.changed), conceptsChangedCount: concepts.changed.length },
    ...{ conceptsGone: cut(concepts.gone), conceptsGoneCount: concepts.gone.length },
    ...{ edgesAdded: cut(edges.added), edgesAddedCount: edges.added.length },
    ...{ edgesRemoved: cut(edges.removed), edgesRemovedCount: edges.removed.length },
    items: compareItems(before, after),
    ...{ decisionsKept: kept, decisionsLoose: cut(loose), decisionsLooseCount: loose.length },
    learnersTouched: concepts.learnersTouched,
  };
}

type SourceEntry = UpdateReport['sources'][number];

function compareChunks(before: Snapshot, after: Snapshot) {
  const titles = new Map([...before.sources, ...after.sources]);
  const had = new Set(before.sources.map(([id]) => id));
  const has = new Set(after.sources.map(([id]) => id));
  const entries = new Map<string, SourceEntry>();
  const entry = (id: string) => {
    const what = !had.has(id) ? ('added' as const) : !has.has(id) ? ('removed' as const) : ('changed' as const);
    const made = entries.get(id) ?? {
      id,
      title: titles.get(id) ?? '',
      what,
      chunksAdded: 0,
      chunksChanged: 0,
      chunksRemoved: 0,
    };
    entries.set(id, made);
    return made;
  };
  for (const id of [...had].filter((each) => !has.has(each))) entry(id);
  const [old, now] = [new Set(before.chunks.map(([id]) => id)), new Set(after.chunks.map(([id]) => id))];
  const fresh = after.chunks.filter(([id]) => !old.has(id));
  const gone = before.chunks.filter(([id]) => !now.has(id));
  const chunks = { added: 0, changed: 0, moved: 0, removed: 0 };
  const left = pair(gone, fresh, ([, , , text]) => text);
  chunks.moved = left.pairs.length;
  for (const [was, is] of left.pairs) {
    if (was[1] === is[1]) entry(is[1]).chunksChanged++;
    else {
      entry(was[1]).chunksRemoved++;
      entry(is[1]).chunksAdded++;
    }
  }
  const same = pair(left.before, left.after, ([, sourceId, heading]) => `${sourceId} ${heading}`);
  chunks.changed = same.pairs.length;
  for (const [, is] of same.pairs) entry(is[1]).chunksChanged++;
  chunks.added = same.after.length;
  for (const [, sourceId] of same.after) entry(sourceId).chunksAdded++;
  chunks.removed = same.before.length;
  for (const [, sourceId] of same.before) entry(sourceId).chunksRemoved++;
  return { perSource: [...entries.values()], chunks };
}

/** Pairs rows of the same name, each once, in order. */
function pair<Row>(before: readonly Row[], after: readonly Row[], nameOf: (row: Row) => string) {
  const free = new Map<string, Row[]>();
  for (const row of before) {
    const rows = free.get(nameOf(row));
    if (rows) rows.push(row);
    else free.set(nameOf(row), [row]);
  }
  const pairs: [Row, Row][] = [];
  const rest: Row[] = [];
  for (const row of after) {
    const was = free.get(nameOf(row))?.shift();
    if (was === undefined) rest.push(row);
    else pairs.push([was, row]);
  }
  return { pairs, before: [...free.values()].flat(), after: rest };
}

function compareEdges(before: Snapshot, after: Snapshot) {
  const names = new Map([...before.concepts, ...after.concepts].map(({ id, name }) => [id, name]));
  const active = ({ edges }: Snapshot) =>
    new Map(edges.filter(([, , , status]) => status === 'active').map(([a, b]) => [`${a} ${b}`, [a, b] as const]));
  const [old, now] = [active(before), active(after)];
  const show = (edges: Iterable<readonly [string, string]>) =>
    [...edges].map(([a, b]) => ({ prerequisite: names.get(a) ?? '', concept: names.get(b) ?? '' }));
  return {
    added: show([...now].filter(([key]) => !old.has(key)).map(([, edge]) => edge)),
    removed: show([...old].filter(([key]) => !now.has(key)).map(([, edge]) => edge)),
  };
}

function compareItems(before: Snapshot, after: Snapshot): UpdateReport['items'] {
  const [old, now] = [new Map(before.items), new Map(after.items)];
  return {
    made: after.items.filter(([id, status]) => status === 'active' && !old.has(id)).length,
    retired: before.items.filter(([id, status]) => status === 'active' && now.get(id) !== 'active').length,
    returned: after.items.filter(([id, status]) => status === 'active' && old.has(id) && old.get(id) !== 'active')
      .length,
  };
}

function compareDecisions(before: Snapshot, after: Snapshot) {
  const kept: Record<string, number> = {};
  for (const { kind, loose } of after.decisions) if (!loose) kept[kind] = (kept[kind] ?? 0) + 1;
  const held = new Set(before.decisions.filter(({ loose }) => !loose).map(({ kind, key }) => `${kind} ${key}`));
  const now = new Map(after.decisions.map((decision) => [`${decision.kind} ${decision.key}`, decision]));
  const loose: UpdateReport['decisionsLoose'] = [];
  for (const { kind, key, about } of before.decisions) {
    const name = `${kind} ${key}`;
    if (held.has(name) && (now.get(name)?.loose ?? true)) loose.push({ kind, about });
  }
  const words = new Map(after.concepts.map(({ id, byTeacher }) => [id, new Set(byTeacher.map(([text]) => text))]));
  let passages = 0;
  for (const { id, name, byTeacher } of before.concepts) {
    const lost = byTeacher.filter(([text]) => !words.get(id)?.has(text)).length;
    passages += byTeacher.length - lost;
    if (lost > 0) loose.push({ kind: 'passages', about: name });
  }
  if (passages > 0) kept.passages = passages;
  return { kept, loose };
}
