/** A chunk as the index holds it: what is searched, whose it is, and the hash that says whether it is current. */
export interface IndexedChunk {
  chunkId: string;
  districtId: string;
  courseId: string;
  sourceId: string;
  /** Changes when `heading`, `text` or `language` does. */
  hash: string;
  /** Titles from the source down to the chunk's own heading. */
  heading: string;
  text: string;
  /** BCP 47 tag of the language of both. */
  language: string;
}

export interface SearchQuery {
  districtId: string;
  /** Only chunks of these courses; none gives nothing. */
  courseIds: readonly string[];
  /** Terms as `core/language/search-terms` gives them, each once. */
  terms: readonly string[];
  /** Terms that are near those asked for, and count less. */
  related?: readonly string[];
  /** Terms of what was said before a follow-up question; they count least. */
  context?: readonly string[];
  /** Most hits, at least 1. */
  limit: number;
}

export interface SearchMatch {
  chunkId: string;
  courseId: string;
  /** BM25 of heading and text, above 0; comparable within one answer only. */
  score: number;
}

/** What the index holds of a course, against what it should hold. */
export interface IndexDifference {
  /** In the database, and missing or outdated in the index. */
  stale: string[];
  /** In the index, and no longer in the database. */
  extra: string[];
}

/**
 * Full text over the chunks of every district. Derived from the database: it may be thrown away and filled again.
 * Every call is confined to one district; all ids are UUIDs, anything else throws before it reaches the index.
 */
export interface SearchIndex {
  /** Adds chunks or replaces those of the same id; found by the next search. */
  upsert(chunks: readonly IndexedChunk[]): Promise<void>;
  removeChunks(districtId: string, chunkIds: readonly string[]): Promise<void>;
  removeSource(districtId: string, sourceId: string): Promise<void>;
  removeCourse(districtId: string, courseId: string): Promise<void>;
  /** Best first. No terms find nothing. */
  search(query: SearchQuery): Promise<SearchMatch[]>;
  /** Compares a course with what the database holds of it. */
  verify(
    districtId: string,
    courseId: string,
    expected: readonly { chunkId: string; hash: string }[],
  ): Promise<IndexDifference>;
  /** Courses of a district that have rows here. */
  courseIds(districtId: string): Promise<string[]>;
  /** Empties the index and fills it from batches. */
  rebuild(batches: AsyncIterable<readonly IndexedChunk[]>): Promise<void>;
  /**
   * Merges small files, brings new rows into the full-text index and drops what nobody reads any more, once enough has come together.
   * @returns whether it was worth it.
   */
  optimise(): Promise<boolean>;
  count(scope?: { districtId: string; courseId?: string }): Promise<number>;
  /** Another number after every write to the index, of whatever course: how rare a word is counts over all of them. */
  version(): Promise<number>;
  /** Waits for writes under way. */
  close(): Promise<void>;
}
