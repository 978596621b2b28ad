import { addSighting, type Candidate, type Candidates, mergeInto } from './candidate';
import { readHeading } from './heading';
import { isInExerciseFolder } from './material-source';
import { HEAD_NOUNS } from './merge';
import type { Topic, Topics } from './topics';
import { formOf } from './words';

/** A concept that was named beforehand, by whoever asks for the map. */
export interface GivenConcept {
  /** As it was given: "null-undefined", "Stack (abstract data type)". */
  name: string;
  /** How the material may write it, most likely first. */
  forms: readonly string[];
}

/** The ways in which names of concepts, slugs and titles of articles or sections may stand in the material. */
export function readGiven(names: readonly string[]): GivenConcept[] {
  return names.map((name) => ({ name, forms: formsOfName(name) }));
}

function formsOfName(name: string): string[] {
  const words = decoded(name)
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/[_\s]+/g, ' ')
    .replace(/^\d+(?:\.\d+)*[-. )]+(?=\p{L})/u, '')
    .trim();
  const plain = /\s/.test(words) ? words : words.replace(/-+/g, ' ');
  const bare = plain.replace(/\s*\([^()]*\)\s*$/, '');
  const parts = bare.split(' ');
  const heading = readHeading(bare);
  const ways = [plain, bare, ...(heading ? [heading.name, ...heading.aliases] : [])];
  if (parts.length === 2) ways.push(parts.join(' and '), parts.join(' or '));
  if (parts.length > 1 && HEAD_NOUNS.test((parts.at(-1) ?? '').toLowerCase())) ways.push(parts.slice(0, -1).join(' '));
  if (bare.includes('/')) ways.push(bare.replace('/', ' and '));
  return [...new Set(ways.map(formOf))].filter((form) => form.length > 1);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Folders and files that bear the name of a given concept are its own; what the author's folders are called stays known. */
export function topicsOfGiven(
  given: readonly GivenConcept[],
  chunks: readonly { sourceId: string; sourcePath: string }[],
  topics: Topics,
): Topics {
  const byForm = new Map<string, GivenConcept>();
  for (const concept of given) for (const form of concept.forms) if (!byForm.has(form)) byForm.set(form, concept);
  const made = new Map<GivenConcept, Topic>();
  const bySource = new Map<string, Topic>();
  for (const { sourceId, sourcePath } of chunks) {
    if (bySource.has(sourceId)) continue;
    const known = topics.bySource.get(sourceId);
    const concept = conceptOfPath(sourcePath, byForm) ?? (known && byForm.get(formOf(known.name)));
    if (!concept) continue;
    const label = labelsOf(sourcePath).find((each) => byForm.get(formOf(each)) === concept);
    const topic = made.get(concept) ?? {
      label: known?.label ?? label ?? concept.name,
      name: known?.name ?? label ?? concept.name,
      sourceIds: new Set(),
    };
    topic.sourceIds.add(sourceId);
    made.set(concept, topic);
    bySource.set(sourceId, topic);
  }
  return { bySource, closed: true };
}

/** Files of exercises that bear the name of a given concept teach it. */
export function bodyPathsOfGiven(given: readonly GivenConcept[], paths: Iterable<string>): Set<string> {
  const forms = new Set(given.flatMap((concept) => concept.forms));
  return new Set(
    [...paths].filter((path) => isInExerciseFolder(path) && labelsOf(path).some((label) => forms.has(formOf(label)))),
  );
}

function conceptOfPath(path: string, byForm: ReadonlyMap<string, GivenConcept>): GivenConcept | undefined {
  for (const label of labelsOf(path)) {
    const concept = byForm.get(formOf(label));
    if (concept) return concept;
  }
  return undefined;
}

/** The file's and the folders' names as words, innermost first. */
function labelsOf(path: string): string[] {
  return path
    .replace(/\.\w{1,8}$/, '')
    .split(/[\\/]/)
    .reverse()
    .map((part) =>
      part
        .replace(/^\d+[-_. ]+/, '')
        .replace(/[-_.\s]+/g, ' ')
        .trim(),
    );
}

/** One candidate for each given concept, with all that the material says of it under any of its forms. */
export function candidatesOfGiven(
  given: readonly GivenConcept[],
  found: Candidates,
  topics: Topics,
): { candidates: Candidates; names: Map<string, string> } {
  const byForm = new Map<string, Candidate>();
  for (const candidate of found.values())
    for (const form of [candidate.form, ...candidate.otherForms]) if (!byForm.has(form)) byForm.set(form, candidate);
  const candidates: Candidates = new Map();
  const names = new Map<string, string>();
  for (const { name, forms } of given) {
    const form = forms.find((each) => !candidates.has(each));
    if (form === undefined) continue;
    const candidate: Candidate = {
      form,
      otherForms: new Set(forms),
      sightings: [],
      aliases: new Set(),
      parts: new Set(),
    };
    candidates.set(form, candidate);
    names.set(form, name);
    const matched = new Set(forms.flatMap((each) => byForm.get(each) ?? []));
    for (const one of matched) mergeInto(found, candidate, { ...one });
    for (const topic of new Set(topics.bySource.values())) {
      if (!forms.includes(formOf(topic.label)) && !forms.includes(formOf(topic.name))) continue;
      candidate.otherForms.add(formOf(topic.name)).add(formOf(topic.label));
      const seen: Candidates = new Map();
      addSighting(seen, { signal: 'topic', term: topic.name, strength: 1, chunk: null, aliases: [topic.label] });
      for (const one of seen.values()) candidate.sightings.push(...one.sightings);
    }
    candidate.otherForms.delete(form);
  }
  return { candidates, names };
}
