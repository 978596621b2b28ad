/**
 * A course as it was at one moment, in as few words as a comparison needs: rows are arrays, hashes are cut to 16 hexadecimal digits.
 * About 100 bytes for each passage.
 */
export interface Snapshot {
  sources: [id: string, title: string][];
  /** `text`: hash of the words alone, which stays the same when headings or the file change around them. */
  chunks: [id: string, sourceId: string, heading: string, text: string][];
  concepts: SnapshotConcept[];
  edges: [prerequisiteId: string, conceptId: string, origin: 'proposed' | 'teacher', status: 'active' | 'rejected'][];
  items: [id: string, status: 'active' | 'retired' | 'stale'][];
  decisions: Decision[];
}

export interface SnapshotConcept {
  id: string;
  name: string;
  origin: 'extracted' | 'teacher';
  hidden: boolean;
  merged: boolean;
  /** Hash of the definition's words; empty without one. */
  definition: string;
  /** Hashes of the words of passages that teach it, without repeats. */
  teaches: string[];
  /** The same of passages that a teacher gave it or took away from it. */
  byTeacher: [text: string, role: 'teaches' | 'mentions' | 'excluded'][];
}

/** A teacher's decision. */
export interface Decision {
  kind: 'name' | 'position' | 'hidden' | 'merged' | 'passages' | 'prerequisite' | 'standard' | 'passage_choice';
  /** The same decision at another time. */
  key: string;
  /** Name of what it is about. */
  about: string;
  /** Nothing in the material stands for it at this moment. */
  loose: boolean;
}
