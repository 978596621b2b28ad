const LINK_VERB =
  '(?:(?:is|are|was)(?= (?:basically |simply |essentially |just )?(?:an? |the |any(?:thing)? |one |what |used to |[\\p{L}-]{3,}s(?:,| (?:that|which|where|of|for|with|in|used))))|means?|refers? to|denotes?|describes?|stands for|consists of|represents?|can be (?:defined|thought of|seen) as|(?:is|are) (?:called|known as|defined as|referred to as))';
const CALLED =
  /\b(?:is|are|be|is said to be|are said to be|often|also|sometimes) (?:called|known as|referred to as|termed|named)\b|\bwe (?:call|say)\b|\breferred to as\b|\bknown as\b/iu;

/**
 * Whether a sentence says what one of the named things is. `names` are the concept's name and aliases as written.
 * "A bearing is …", "By mastery we mean …", "… is called a bearing".
 */
export function definesTerm(plain: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const words = quoted(name.trim());
    if (words === '') return false;
    const plural = `${words}(?:s|es)?`;
    const opens = new RegExp(
      `^(?:in [\\p{L}\\p{N} -]{2,40}, )?(?:an?|the)? ?["'“]?${plural}["'”]?(?: \\([^)]*\\))?,? ${LINK_VERB}(?![\\p{L}])`,
      'iu',
    );
    if (opens.test(plain))
      return !/^\S+(?:\s\S+){0,4} (?:is|are|was) (?:not|also|often|useful|important|easy|one way|very|used)(?![\p{L}])/iu.test(
        plain,
      );
    return (
      CALLED.test(plain) &&
      new RegExp(
        `(?:called|known as|referred to as|termed|named|call(?: (?:it|this|them))?|said to be)[^.;]{0,30}?(?<![\\p{L}\\p{N}])${plural}(?![\\p{L}\\p{N}])`,
        'iu',
      ).test(plain)
    );
  });
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '[\\s-]+');
}
