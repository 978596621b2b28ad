/**
 * Tokens that a text has at most by the tokenisers of today's models (byte-pair and unigram vocabularies of 32,000 pieces and more), for models that
 * don't count themselves. Not a proof: a vocabulary that knows no whole word could need a token a byte. It is meant to be high.
 *
 * Reckoned by runs: letters of the Latin script 3 characters to a token and one more for a long word's rest, digits and signs one each, white space one a run,
 * letters of other alphabets 1.5 characters to a token, ideographs and emoji by their bytes (at most 3 for an ideograph of the basic plane).
 */
export function boundTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) {
    const first = run.codePointAt(0) ?? 0;
    if (/^[A-Za-z\u00c0-\u024f]/.test(run)) tokens += Math.ceil(run.length / 3);
    else if (/^\s/.test(run)) tokens += run === ' ' ? 0 : Math.ceil(run.length / 4);
    else if (/^\p{L}/u.test(run) && first < 0x2e80) tokens += Math.ceil(run.length / 1.5);
    else if (first < 0x80) tokens += run.length;
    else tokens += Math.min(Buffer.byteLength(run), Math.ceil(run.length * 2));
  }
  return tokens;
}

const RUNS = /[A-Za-z\u00c0-\u024f]+|\s+|[\u0250-\u2e7f]+|[!-~]|[^\sA-Za-z\u00c0-\u2e7f!-~]+/gu;
