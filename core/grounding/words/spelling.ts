/** Words in -ise that have no other spelling. */
const ALWAYS_S =
  /(?:wise|rise|prise|raise|praise|noise|poise|cise|vise|mise|guise|bruise|cruise|disguise|devise|televise|franchise|merchandise|chise|tise|please|appraise)(?:s|d|r|rs)?$|(?:rising|raising|cising|vising|mising|tising)$/;
/** Words in -our that have no other spelling. */
const ALWAYS_OUR = /^(?:our|four|hour|your|tour|pour|sour|flour|scour|detour|contour|devour|velour|troubadour)/;

/**
 * One spelling for the British and American ways of writing an English word ("initialise", "colour", "labelled", "centre", "analyse"), so that they are one
 * word to the check. Other words come back as they are.
 */
export function oneSpelling(lower: string): string {
  if (lower.length < 5) return lower;
  if (/is(?:e|es|ed|er|ers|ing|ation|ations)$/.test(lower) && !ALWAYS_S.test(lower))
    return lower.replace(/is(e|es|ed|er|ers|ing|ation|ations)$/, 'iz$1');
  if (/ys(?:e|es|ed|er|ing)$/.test(lower) && /(?:anal|paral|catal|hydrol|electrol|dial)ys/.test(lower))
    return lower.replace(/ys(e|es|ed|er|ing)$/, 'yz$1');
  if (/our/.test(lower) && !ALWAYS_OUR.test(lower) && /(?:[bcdlmnptv]|hav)i?our/.test(lower))
    return lower.replace(/our(?=(?:s|ed|ing|ful|less|able|hood|ite|ites|al|er|y|ly|ist)*$)/, 'or');
  if (
    /[aeiou]ll(?:ed|ing|er|ers)$/.test(lower) &&
    /(?:labe|mode|trave|cance|leve|signa|tota|pane|channe|tunne|fue|duel|contro|marve|paralle|equa)ll/.test(lower)
  )
    return lower.replace(/ll(ed|ing|er|ers)$/, 'l$1');
  return lower.replace(/^(cent|fib|lit|theat|met|kilomet|millimet|centimet|spect|calib|sab)re(s|d)?$/, '$1er$2');
}
