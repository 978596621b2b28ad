import type { Evidence } from './evidence';

/** "Did you know that …?" tells something in the dress of a question. */
const TELLING = /^(?:did you know|have you heard|were you aware|is it not|isn't it|who knew|would you believe)\b/i;
const PRAISE =
  /^(?:well done|good (?:work|job|question|start|thinking|try|point|idea)|great(?: work| job| question)?|nice(?: work| try)?|exactly|right|yes|that's (?:right|it|close|a good \w+)|you're (?:right|close|nearly there|on the right track|doing well)|keep going|don't worry|no problem|not quite(?: yet)?|almost(?: there)?|ready)\b[^:;.!?]{0,30}[.!…]*$/i;
const GUIDE =
  /^(?:now,? |so,? |first,? |next,? |then,? |ok(?:ay)?,? )?(?:please )?(?:let's|let us|let me|we'll|you'll (?:see|learn|meet|find|need|look)|have a (?:go|look|think)|take (?:a moment|a look|your time)|try|think (?:about|of|back)|imagine|picture|read|re-read|look (?:at|back|again)|explain|describe|tell me|say|write|compare|decide|choose|go (?:back|through|over)|in your own words|here's|here is|here are|over to you|your turn|before (?:we|you) (?:go|move|start|answer))\b/i;
/** Verbs and marks by which a guiding sentence would begin to state something. */
const STATES =
  /:(?!\s*$)|\b(?:is|are|was|were|isn't|aren't|must|mustn't|can|can't|cannot|will|won't|has|have|had|means?|meant|causes?|caused|because|always|never|that's|it's|they're|should|needs?|makes?|does|doesn't)\b/i;
/** A question inside the sentence: what stands behind it is asked, not stated. */
const ASKED = /\b(?:what|why|how|which|whether|if|when|where|who)\b/i;
const MOST_WORDS = 24;

/**
 * Whether a sentence only guides the learner (a question, an encouragement, "Let's look at an example"), so that it needs no passage. It states
 * nothing: no number, code or formula, no name that the passages don't have, and no verb by which it would begin to teach.
 */
export function isTalk(sentence: string, evidence: Evidence): boolean {
  const plain = sentence.replace(/[*_]/g, '').replace(/[’]/g, "'").trim();
  if (/\p{N}|`|\$|\\/u.test(plain) || plain.split(/\s+/).length > MOST_WORDS) return false;
  const names = [...plain.matchAll(/(?<=[\p{Ll},]\s)\p{Lu}\p{L}+/gu)].map(([name]) =>
    name.toLowerCase().replace(/'s$/, ''),
  );
  if (names.some((name) => name !== 'i' && !evidence.passages.some(({ words }) => words.has(name)))) return false;
  if (/[?？]["'”’)]*$/.test(plain)) return !TELLING.test(plain) && !/[.!:;]\s/.test(plain);
  if (PRAISE.test(plain)) return !STATES.test(plain.replace(/^(?:that's|you're|don't)/i, ''));
  if (isLeadIn(plain)) return true;
  const opener = GUIDE.exec(plain)?.[0];
  if (opener === undefined) return false;
  const rest = plain.slice(opener.length);
  if (/:(?!\s*$)/.test(rest)) return false;
  const asked = ASKED.exec(rest);
  return (
    !STATES.test(asked ? rest.slice(0, asked.index) : rest) &&
    !/\b(?:because|since|that)\b/i.test(asked ? rest.slice(asked.index) : '')
  );
}

/** "Key points:", "The formula is as follows:" — it brings in what is checked by itself, and states nothing. */
function isLeadIn(plain: string): boolean {
  if (!/^[^.!?:;]{1,100}[:：]$/u.test(plain) || plain.split(/\s+/).length > 14) return false;
  return !STATES.test(
    plain
      .slice(0, -1)
      .replace(
        /\b(?:is|are|goes|go|reads?) (?:as follows|the following|these|this|listed below|shown below|below|given by)\b/i,
        '',
      ),
  );
}
