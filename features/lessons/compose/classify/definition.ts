/** A verb that joins a term to what it is; read from right after the term. */
const LINK =
  /^(?:(?:is|are|was)(?= (?:basically |simply |essentially |just )?(?:an? |the |any(?:thing)? |one |what |used to |(?:\p{L}+ ){0,3}\p{L}{3,}s(?:,| (?:that|which|where|of|for|with|in|used)(?!\p{L}))))|means?|refers? to|denotes?|describes?|stands for|consists of|represents?|can be (?:defined|thought of|seen) as|(?:is|are) (?:called|known as|defined as|referred to as))(?!\p{L})/u;
/** "X is one way to", "X is the same": said of it, not what it is. */
const NO_DEFINITION =
  /^(?:is|are|was) (?:not|also|often|useful|important|easy|one way|very|used|closely|usually|commonly|generally|typically|widely|made|found|more|less|most|an? (?:lot|bit|little|few|great deal|good|great|bad|better|safer|faster|simpler)|the (?:same|best|only|most))(?!\p{L})/u;
/** What stands before the term at the front of a definition. */
const FRONT = /^(?:in [\p{L}\p{N} -]{2,40}, )?(?:an? |the )?["'“]?/u;
/** Between the term and its verb: a plural's ending, a quote, an abbreviation in brackets, a comma. */
const BETWEEN = /^(?:e?s)?["'”]?(?: \([^)]*\))?,? /u;
const CALLED =
  /(?<!\p{L})(?:called|known as|referred to as|termed|named|said to be|we (?:call|say)(?: (?:it|this|them))?) ([^.;]{0,60})/gu;

/** What may stand behind a name that a sentence gives. */
const ENDS_NAMING =
  /^(?:e?s)?["'”’)*_]*(?:$|[,:(—–]| (?:\(|and|or|because|which|since|if|when|while|in|of|for|as|by|that|where|with|to|on|at|from|after)(?!\p{L}))/u;

/** Tells whether a sentence says what one of the named things is. */
export type Definer = (plain: string) => boolean;

/**
 * A test for sentences that define one of `names` (a concept's name and aliases as written): "A bearing is …", "… is called a bearing".
 * The patterns do not depend on the names, since compiling them for each concept would cost more than everything else.
 */
export function definerOf(names: readonly string[]): Definer {
  const terms = names.map((name) => spaced(name)).filter((term) => term !== '');
  return (plain) => {
    const text = spaced(plain);
    const rest = text.slice(FRONT.exec(text)?.[0].length ?? 0);
    return terms.some((term) => opensWith(rest, term) || isCalled(text, term));
  };
}

function opensWith(text: string, term: string): boolean {
  if (!text.startsWith(term)) return false;
  const after = text.slice(term.length);
  const between = BETWEEN.exec(after);
  if (!between) return false;
  const verb = after.slice(between[0].length);
  return LINK.test(verb) && !NO_DEFINITION.test(verb);
}

function isCalled(text: string, term: string): boolean {
  for (const [, name] of text.matchAll(CALLED)) {
    const bare = (name ?? '').replace(/^(?:an? |the )?["'“]?/, '');
    // "We call the bearing problem a fatigue problem" names the problem, not the bearing.
    if (bare.startsWith(term) && ENDS_NAMING.test(bare.slice(term.length))) return true;
  }
  return false;
}

/** Lower case, hyphens as spaces. */
function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
