/** Name of the queue on which a district's search index is compared with its database. */
export const INDEX_QUEUE = 'library.index';
/** Name of the queue on which a course's fit is made anew where its material or the embedder has changed. */
export const FIT_QUEUE = 'library.fit';
/** Name of the queue on which a course's question set is asked. */
export const SCORE_QUEUE = 'library.score';
