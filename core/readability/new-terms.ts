import { tokenize } from '../text/tokens';

/** A term of the course, as texts are searched for it. */
export interface CourseTerm {
  id: string;
  name: string;
  /** Ways to name it: stems joined by spaces, each at least one stem. */
  phrases: string[];
}

/** A term from its name and other names; bracketed remarks do not count. Null where nothing is left to search for. */
export function courseTerm(id: string, names: readonly string[], language = 'en'): CourseTerm | null {
  const phrases = names
    .map((name) => stemsOf(name.replace(/\s*\([^()]*\)\s*/g, ' '), language))
    .filter((phrase) => phrase !== '');
  const [name] = names;
  return name === undefined || phrases.length === 0 ? null : { id, name, phrases: [...new Set(phrases)] };
}

/** All words, small ones too: "while" is a term where programs are taught. */
function stemsOf(text: string, language: string): string {
  return tokenize(text, language)
    .map(({ stem }) => stem)
    .join(' ');
}

/** Terms that a text names, longest first where one is part of another ("while loop" hides "loop"). */
export function termsIn(text: string, terms: readonly CourseTerm[], language = 'en'): CourseTerm[] {
  const stems = stemsOf(text.replace(/`/g, ''), language);
  let rest = ` ${stems} `;
  const there = new Set(stems.split(' '));
  const found: CourseTerm[] = [];
  const byLength = terms
    .flatMap((term) => term.phrases.map((phrase) => ({ term, phrase })))
    .filter(({ phrase }) => there.has(phrase.split(' ', 1)[0] ?? ''))
    .sort((a, b) => b.phrase.length - a.phrase.length || a.term.id.localeCompare(b.term.id));
  for (const { term, phrase } of byLength) {
    if (!rest.includes(` ${phrase} `)) continue;
    rest = rest.replaceAll(` ${phrase} `, ' \u0000 ');
    if (!found.includes(term)) found.push(term);
  }
  return found;
}

/** Terms that each paragraph brings in for the first time: not in `met` (ids), and in no paragraph before it. */
export function newTermsOf(
  paragraphs: readonly string[],
  terms: readonly CourseTerm[],
  met: ReadonlySet<string>,
  language = 'en',
): CourseTerm[][] {
  const known = new Set(met);
  return paragraphs.map((paragraph) => {
    const fresh = termsIn(paragraph, terms, language).filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    return fresh;
  });
}
