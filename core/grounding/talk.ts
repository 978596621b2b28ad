const TALK = [
  /[?？]["'”’)]*$/,
  /^(?:let's|let us|now let's|now,? let us|here's|here is|here are|we'll|you'll|next,? we|try|think|imagine|have a go|take a moment|ready|well done|good (?:work|job|question|start|thinking)|great|nice|exactly|right|you're (?:right|close|on the right)|that's (?:right|it|close|a good)|keep going|don't worry|not quite|almost|look (?:at|back)|read|remember what|in your own words|explain|have a look|let me|can you|could you|what|why|how|which|when|where|who)\b/i,
];
/** Talk is short: a longer sentence that opens like it goes on to teach. */
const MOST_WORDS = 24;

/**
 * Whether a sentence only guides the learner (a question, an encouragement, "Let's look at an example"), so that it needs no passage. Numbers are
 * never mere talk.
 */
export function isTalk(sentence: string): boolean {
  const plain = sentence.replace(/[*_]/g, '').replace(/[’]/g, "'").trim();
  return (
    !/\p{N}|`|\$/u.test(plain) && plain.split(/\s+/).length <= MOST_WORDS && TALK.some((pattern) => pattern.test(plain))
  );
}
