/** Where else than in the tables of the application something may lie, and what deleting a person does there. */
export interface PlaceEntry {
  place: string;
  /** What of persons can be in it. */
  holds: 'nothing' | 'ids' | 'record';
  deletion: 'nothing-to-do' | 'ids-go' | 'expires' | 'removed';
}

/** Everything of the data folder and the database that no table of the application is. */
export const otherPlaces: readonly PlaceEntry[] = [
  // Uploaded material by its hash; made by staff, read by whoever may see the course.
  { place: 'files/', holds: 'nothing', deletion: 'nothing-to-do' },
  // Passages of the material and their vectors: derived from `chunks`.
  { place: 'search/', holds: 'nothing', deletion: 'nothing-to-do' },
  // Vectors fitted on the material of each course.
  { place: 'fits/', holds: 'nothing', deletion: 'nothing-to-do' },
  // Clones of folders and repositories that courses follow.
  { place: 'watched/', holds: 'nothing', deletion: 'nothing-to-do' },
  { place: 'models/', holds: 'nothing', deletion: 'nothing-to-do' },
  // Key and certificate for https, where Meno made them.
  { place: 'tls/', holds: 'nothing', deletion: 'nothing-to-do' },
  { place: 'secrets.json', holds: 'nothing', deletion: 'nothing-to-do' },
  { place: 'meno.lock', holds: 'nothing', deletion: 'nothing-to-do' },
  // Places and hashes of the audit trail.
  { place: 'audit-anchors.jsonl', holds: 'nothing', deletion: 'nothing-to-do' },
  // Jobs name learners by id; never their words.
  { place: 'pgboss.job', holds: 'ids', deletion: 'ids-go' },
  { place: 'pgboss.archive', holds: 'ids', deletion: 'ids-go' },
  // Lines of the log name requests and ids; they are the operator's to keep and to rotate.
  { place: 'log', holds: 'ids', deletion: 'expires' },
  // Whole copies of the folder, as the school keeps them.
  { place: 'backups', holds: 'record', deletion: 'expires' },
];
