/**
 * A course as it was at one moment, in as few words as a comparison needs: rows are arrays, hashes are cut to 16 hexadecimal digits.
 * About 100 bytes for each passage.
 */
export interface Snapshot {
  sources: [id: string, title: string, path: string][];
  /** `text`: hash of the words alone, which stay the same when headings or the file change around them. */
  chunks: [id: string, sourceId: string, heading: string, text: string][];
  concepts: SnapshotConcept[];
  edges: [prerequisiteId: string, conceptId: string, origin: 'proposed' | 'teacher', status: 'active' | 'rejected'][];
  items: [id: string, status: 'active' | 'retired' | 'stale'][];
}

export interface SnapshotConcept {
  id: string;
  key: string;
  name: string;
  origin: 'extracted' | 'teacher';
  hidden: boolean;
  merged: boolean;
  nameEdited: boolean;
  positionEdited: boolean;
  /** Hash of the definition's words; empty without one. */
  definition: string;
  /** Hashes of the words of passages that teach it, without repeats. */
  teaches: string[];
  /** The same of passages that a teacher gave it or took away from it. */
  byTeacher: string[];
}
