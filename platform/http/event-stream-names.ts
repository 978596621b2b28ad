/** Name of the event that says that everything was sent; a stream that ends without it was cut off. */
export const STREAM_END = 'stream-end';
/** Name of the event that says why the stream ended early, as problem+json. */
export const STREAM_PROBLEM = 'stream-problem';
