import { prepare } from './prepared-text';
import { bare, isLong, says, shareSaid } from './says';

interface Option {
  id: string;
  text: string;
}

const VERDICT =
  /\b(?:answers?|options?|choices?|choose|pick|select|click|letters?|number|correct|right|wrong|true|false|r[ée]ponse|bonne|antwort|richtig\w*|respuesta|correcta?|opci[óo]n|opcion|إجابة|الإجابة|الصحيحة)\b|الجواب|الصحيح/iu;
const ORDINALS = [
  ['first', 'erste', 'premi', 'primer', 'الأول'],
  ['second', 'zweite', 'deuxi', 'segund', 'الثاني'],
  ['third', 'dritte', 'troisi', 'tercer', 'الثالث'],
  ['fourth', 'vierte', 'quatri', 'cuart', 'الرابع'],
  ['fifth', 'fünfte', 'cinqui', 'quint', 'الخامس'],
  ['sixth', 'sechste', 'sixi', 'sext', 'السادس'],
];
const NEGATION =
  /\b(?:not|n['’]t|never|isn|aren|neither|nor|cross out|rule out|eliminate|nicht|kein|pas|no es|ليس)\b/iu;
/** The right option has to be said this much more fully than any other one. */
const CLEARER = 0.12;

/** Whether a text gives a choice away: says the right option, names its place, or strikes out all the others. */
export function givesChoice(text: string, options: readonly Option[], rightId: string, locale: string): boolean {
  const at = options.findIndex((option) => option.id === rightId);
  const right = options[at];
  if (!right) return false;
  if (namesPlace(text, options, at, locale)) return true;
  const others = options.filter((option) => option.id !== rightId);
  const saidOthers = others.filter((option) => says(text, option.text, locale));
  if (saysRight(text, right, others, locale)) {
    // All of them repeated is the question over again, unless a verdict stands beside it.
    return (
      saidOthers.length < others.length || prepare(text, locale).sentences.some(({ text: each }) => VERDICT.test(each))
    );
  }
  return others.length > 1 && saidOthers.length === others.length && NEGATION.test(text);
}

function saysRight(text: string, right: Option, others: readonly Option[], locale: string): boolean {
  if (!says(text, right.text, locale)) return false;
  // Statements that differ in a word or two are told apart by how fully each is said.
  if (!isLong(right.text, locale)) return true;
  const share = shareSaid(text, right.text, locale);
  const rival = Math.max(0, ...others.map((other) => shareSaid(text, other.text, locale)));
  return share >= rival + CLEARER || bare(text).toLowerCase().includes(bare(right.text).toLowerCase()) || share === 1;
}

/** "The answer is B", "pick number 2", "the third one is right": a verdict with a place, right or wrong, ends the exercise. */
function namesPlace(text: string, options: readonly Option[], at: number, locale: string): boolean {
  const letter = String.fromCharCode(65 + at);
  const id = options[at]?.id ?? '';
  return prepare(text, locale).sentences.some(({ text: sentence }) => {
    if (!VERDICT.test(sentence)) return false;
    const marks = new RegExp(`(?<![\\p{L}\\p{N}])\\(?(?:${letter}|${at + 1})\\)?(?![\\p{L}\\p{N}])`, 'u');
    const small = new RegExp(
      `(?:\\(|["“'‘]|(?:is|option|choose|pick|:)\\s+)${letter.toLowerCase()}(?![\\p{L}\\p{N}])`,
      'u',
    );
    const byId =
      id.length > 0 &&
      id.length <= 40 &&
      new RegExp(`(?:option|id|is|:)\\W{0,3}${escaped(id)}(?![\\p{L}\\p{N}])`, 'iu').test(sentence);
    const ordinal = (ORDINALS[at] ?? []).some((word) => sentence.toLowerCase().includes(word));
    const last = at === options.length - 1 && /\blast\b/i.test(sentence);
    return marks.test(sentence) || small.test(sentence) || byId || ordinal || last;
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
