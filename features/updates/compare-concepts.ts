import type { Fate, UpdateReport } from './contract';
import type { Snapshot, SnapshotConcept } from './snapshot';

/** Ids of learners with evidence, by concept. */
export type Learners = ReadonlyMap<string, ReadonlySet<string>>;

/** Least share of a lost concept's words for another to be its successor, and most successors. */
const SUCCEEDS_FROM = 0.25;
const MOST_SUCCESSORS = 3;

interface Compared {
  added: UpdateReport['conceptsAdded'];
  changed: UpdateReport['conceptsChanged'];
  gone: UpdateReport['conceptsGone'];
  learnersTouched: number;
}

const isShown = (concept: SnapshotConcept | undefined): concept is SnapshotConcept =>
  concept !== undefined && !concept.hidden && !concept.merged;

/** Concepts that came, changed and went, with those whose evidence that touches. */
export function compareConcepts(before: Snapshot, after: Snapshot, learners: Learners): Compared {
  const old = new Map(before.concepts.map((concept) => [concept.id, concept]));
  const now = new Map(after.concepts.map((concept) => [concept.id, concept]));
  const countOf = (id: string) => learners.get(id)?.size ?? 0;
  const added = after.concepts
    .filter((concept) => isShown(concept) && !old.has(concept.id))
    .map(({ id, name }) => ({ id, name }));
  const changed: Compared['changed'] = [];
  const gone: Compared['gone'] = [];
  for (const was of before.concepts) {
    const is = now.get(was.id);
    if (was.merged || is?.merged) continue;
    const fate = isShown(was) ? fateOf(was, is, countOf(was.id)) : null;
    if (fate !== null) {
      gone.push({
        id: was.id,
        name: was.name,
        fate,
        learnerCount: countOf(was.id),
        successors: successorsOf(was, after.concepts, old),
      });
      continue;
    }
    const what = is && isShown(is) ? changesOf(was, is) : [];
    if (is && what.length > 0)
      changed.push({
        id: was.id,
        name: is.name,
        what,
        before: what.includes('renamed') ? was.name : null,
        learnerCount: countOf(was.id),
      });
  }
  const touched = new Set([...changed, ...gone].flatMap(({ id }) => [...(learners.get(id) ?? [])]));
  return { added, changed, gone, learnersTouched: touched.size };
}

function fateOf(was: SnapshotConcept, is: SnapshotConcept | undefined, learnerCount: number): Fate | null {
  if (!is) return 'removed';
  if (is.hidden) return learnerCount > 0 ? 'hidden_with_evidence' : 'hidden_with_decisions';
  const given = new Set(is.byTeacher.filter(([, role]) => role === 'teaches').map(([text]) => text));
  const onlyTeacher = (concept: SnapshotConcept) => concept.teaches.every((text) => given.has(text));
  return is.origin === 'extracted' && given.size > 0 && onlyTeacher(is) && !onlyTeacher(was) ? 'kept_by_teacher' : null;
}

function changesOf(was: SnapshotConcept, is: SnapshotConcept): Compared['changed'][number]['what'] {
  const what: Compared['changed'][number]['what'] = [];
  if (was.hidden) what.push('returned');
  if (was.name !== is.name) what.push('renamed');
  if (was.definition !== is.definition) what.push('definition');
  const same = new Set(was.teaches);
  if (was.teaches.length !== is.teaches.length || is.teaches.some((text) => !same.has(text))) what.push('passages');
  return what;
}

/** Concepts that are taught by the lost one's words now, and were not before. */
function successorsOf(
  was: SnapshotConcept,
  concepts: readonly SnapshotConcept[],
  old: ReadonlyMap<string, SnapshotConcept>,
) {
  if (was.teaches.length === 0) return [];
  const words = new Set(was.teaches);
  return concepts
    .filter((concept) => isShown(concept) && concept.id !== was.id)
    .map((concept) => {
      const had = new Set(old.get(concept.id)?.teaches ?? []);
      const share = concept.teaches.filter((text) => words.has(text) && !had.has(text)).length / words.size;
      return { id: concept.id, name: concept.name, share: Math.round(share * 100) / 100 };
    })
    .filter(({ share }) => share >= SUCCEEDS_FROM)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_SUCCESSORS);
}
