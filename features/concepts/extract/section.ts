import { type HeadingSubject, readHeading } from './heading';
import type { Material, MaterialChunk } from './material';
import { isInExerciseFolder } from './material-source';
import type { TermIndex } from './mentions';
import { conjuncts } from './merge';
import type { Topics } from './topics';
import { formOf } from './words';

/** What one heading above a chunk says about the subject. */
export interface SectionSubject extends HeadingSubject {
  form: string;
  /** 0 for a folder or the title of the source, then one more for each heading. */
  depth: number;
}

/** Heading subjects of each chunk, outermost first; `opens` where the chunk is the first of the section that is no exercise. */
export interface ChunkSubjects {
  subjects: { subject: SectionSubject; opens: boolean }[];
  /** The innermost heading names no subject ("Summary", "How many paths?"). */
  nameless: boolean;
}

/** Reads the headings above every chunk. */
export function readSubjects(material: Material, topics: Topics): Map<string, ChunkSubjects> {
  const known = new Map<string, HeadingSubject | null>();
  const opened = new Set<string>();
  const subjects = new Map<string, ChunkSubjects>();
  for (const read of material.chunks) {
    const { chunk, source } = read;
    const own: ChunkSubjects = { subjects: [], nameless: false };
    const topic = topics.bySource.get(chunk.sourceId);
    const path = chunk.headingPath.length > 0 ? chunk.headingPath : [chunk.sourceTitle];
    if (topic) own.subjects.push({ subject: subjectOf(plainName(topic.name), 0), opens: false });
    for (const [depth, heading] of path.entries()) {
      const seen = known.get(heading);
      const subject = seen === undefined ? readHeading(heading) : seen;
      known.set(heading, subject);
      own.nameless = subject === null && depth > 0;
      if (!subject || source === 'about') continue;
      if (depth === 0 && (topic || isInExerciseFolder(chunk.sourcePath))) continue;
      const place = JSON.stringify([chunk.sourceId, ...path.slice(0, depth + 1)]);
      own.subjects.push({ subject: subjectOf(subject, depth), opens: !isPractice(read) && !opened.has(place) });
      if (!isPractice(read)) opened.add(place);
    }
    subjects.set(chunk.id, own);
  }
  return subjects;
}

function subjectOf(subject: HeadingSubject, depth: number): SectionSubject {
  return { ...subject, form: formOf(subject.name), depth };
}

function plainName(name: string): HeadingSubject {
  return { name, kind: 'names', aliases: [], vague: false };
}

/** Whether all of a chunk is an exercise, its solution, objectives or questions. */
export function isPractice({ chunk }: MaterialChunk): boolean {
  return (
    chunk.blocks.length > 0 &&
    chunk.blocks.every(
      ({ role }) => role === 'exercise' || role === 'solution' || role === 'objectives' || role === 'questions',
    )
  );
}

/** The concepts that a chunk's innermost telling heading names, and how directly it does so. */
export interface SectionOwner {
  forms: string[];
  /** `heading` or `title`: named right above; `joined`: one of several in a title; `about`: only dealt with; `below`: further up. */
  how: 'heading' | 'title' | 'joined' | 'about' | 'below';
}

/** The concepts of the innermost heading that names any; null where none does. */
export function ownerOf(own: ChunkSubjects, index: TermIndex): SectionOwner | null {
  for (const [back, { subject }] of [...own.subjects].reverse().entries()) {
    const whole = index.keyOf(subject.form);
    const parts = whole === undefined ? conjuncts(subject.name).map((part) => index.keyOf(formOf(part))) : [whole];
    const forms = [...new Set(parts.filter((form) => form !== undefined))];
    if (forms.length === 0) continue;
    if (back > 0 || own.nameless) return { forms, how: 'below' };
    if (subject.depth === 0) return { forms, how: whole === undefined ? 'joined' : 'title' };
    return { forms, how: subject.kind === 'about' ? 'about' : 'heading' };
  }
  return null;
}

/** A chunk of the body that explains: no exercise, no list of sources, not empty. */
export function canTeach(read: MaterialChunk): boolean {
  return read.source === 'body' && read.words.length > 0 && !isPractice(read);
}
