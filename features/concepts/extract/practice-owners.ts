import type { Links } from './link';
import type { Material, MaterialChunk } from './material';

/** Words in a row by which a repeated text is known. */
const RUN = 6;
/** Share of a file's runs from which a folder of exercises repeats it. */
const REPEATED = 0.3;
/** Runs that a file needs for its repetition to be no chance. */
const LEAST_RUNS = 12;

/** Which link of a concept to a passage makes the passage its own. */
export interface Ownership {
  links: Links;
  /** The weight with which each chunk teaches what it teaches most. */
  best: ReadonlyMap<string, number>;
  /** Least weight of a link. */
  least: number;
}

/**
 * Concepts of each section and folder of exercises, by {@link practiceKeys}: of a folder that repeats the text of lessons, as exercises with their
 * own introduction do, the concepts of those lessons; else those that its passages teach most.
 */
export function practiceOwners(material: Material, ownership: Ownership): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  const ownersOfFile = new Map<string, Map<string, number>>();
  const chunks = new Map(material.chunks.map((read) => [read.chunk.id, read]));
  for (const [form, list] of ownership.links) {
    for (const { chunkId, role, weight } of list) {
      const read = chunks.get(chunkId);
      if (!read || role !== 'teaches' || weight < ownership.least || weight < (ownership.best.get(chunkId) ?? 0))
        continue;
      for (const key of practiceKeys(read)) owners.set(key, (owners.get(key) ?? new Set()).add(form));
      const file = ownersOfFile.get(read.chunk.sourceId) ?? new Map<string, number>();
      ownersOfFile.set(read.chunk.sourceId, file.set(form, (file.get(form) ?? 0) + read.words.length));
    }
  }
  for (const [folder, files] of repeatedBy(material)) {
    const forms = files.flatMap((sourceId) => mainOwner(ownersOfFile.get(sourceId)));
    if (forms.length > 0) owners.set(folder, new Set(forms));
  }
  return owners;
}

/** The concept that most of a file is about. */
function mainOwner(owners: ReadonlyMap<string, number> | undefined): string[] {
  const [main] = [...(owners ?? [])].sort(([, a], [, b]) => b - a);
  return main ? [main[0]] : [];
}

/** Where an exercise looks for the concept it is about: the section above it, then its folder if it is one of exercises. */
export function practiceKeys({ chunk, source }: MaterialChunk): string[] {
  const folder = folderOf(chunk.sourcePath);
  if (source === 'exercise' || isOfExercises(folder)) return [`folder ${folder}`];
  const path = chunk.headingPath.map((_, depth) =>
    JSON.stringify([chunk.sourceId, ...chunk.headingPath.slice(0, depth + 1)]),
  );
  return path.slice(1).reverse();
}

/** Key of each folder of exercises, with the files elsewhere whose text it repeats. */
function repeatedBy({ chunks }: Material): Map<string, string[]> {
  const inFolders = new Map<string, Set<string>>();
  const inFiles = new Map<string, Set<string>>();
  for (const read of chunks) {
    if (read.source !== 'body') continue;
    const { sourcePath, sourceId } = read.chunk;
    const folder = folderOf(sourcePath);
    const [runs, key] = isOfExercises(folder) ? [inFolders, `folder ${folder}`] : [inFiles, sourceId];
    const known = runs.get(key) ?? new Set();
    for (const run of runsOf(read)) known.add(run);
    runs.set(key, known);
  }
  const repeated = new Map<string, string[]>();
  if (inFolders.size === 0) return repeated;
  for (const [sourceId, runs] of inFiles) {
    if (runs.size < LEAST_RUNS) continue;
    for (const [folder, own] of inFolders) {
      let both = 0;
      for (const run of runs) if (own.has(run)) both++;
      if (both >= REPEATED * runs.size) repeated.set(folder, [...(repeated.get(folder) ?? []), sourceId]);
    }
  }
  return repeated;
}

function runsOf({ words }: MaterialChunk): string[] {
  return words.slice(RUN - 1).map((_, at) =>
    words
      .slice(at, at + RUN)
      .map(({ form }) => form)
      .join(' '),
  );
}

function folderOf(path: string): string {
  return path.replace(/[^\\/]*$/, '');
}

/** Whether a path lies in a folder of exercises. */
export function isOfExercises(folder: string): boolean {
  return /(?:^|[\\/])exercises?[\\/]/i.test(folder);
}
