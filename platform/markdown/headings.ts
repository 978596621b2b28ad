import type { BlockRole } from './types';

const ROLES: readonly [BlockRole, RegExp][] = [
  [
    'exercise',
    /^(?:exercises?|problems?|practice|practice (?:problems|questions)|review questions|check your understanding|self[- ]?check|try it(?: yourself)?|your turn|challenges?|activit(?:y|ies)|assignments?|instructions|quiz|tasks?)(?:\s*[:.–—-]\s.*|\s+\d.*)?$/i,
  ],
  ['solution', /^(?:(?:worked )?solutions?|answers?|answer key|hints?)(?:\s*[:.–—-]\s.*|\s+(?:to|for)\s.*|\s+\d.*)?$/i],
  [
    'keypoints',
    /^(?:summary(?: and .*)?|key ?points|key takeaways|takeaways|recap|in short|conclusions?|what (?:you|we)(?:'ve| have)? learned)$/i,
  ],
  [
    'objectives',
    /^(?:(?:learning )?(?:objectives|goals|outcomes)|aims|what you(?:'ll| will)(?: be able to)? (?:learn|do))$/i,
  ],
  ['questions', /^(?:questions|guiding questions|key questions)$/i],
  [
    'reference',
    /^(?:references|bibliography|sources|further reading|see also|related (?:concepts|topics|links|reading)|external links|useful links|resources|acknowledge?ments?|credits|licen[cs]e|citations?|(?:read|learn) more)(?:\s+and\s.*)?$/i,
  ],
];

/** The role of what stands under a heading of this text, null where the heading says nothing about it. */
export function roleOfHeading(text: string): BlockRole | null {
  const plain = text
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/[’]/g, "'")
    .replace(/[:.]\s*$/, '')
    .trim();
  return ROLES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Whether a heading announces a list of terms with their meanings. */
export function isGlossaryHeading(text: string): boolean {
  return /\b(?:glossary|glossaire|glossar|definitions|key terms|terminology|vocabulary|terms)\b/i.test(text);
}

/** Letters under which a glossary files its terms: "A", "A to D", "A–D". */
export function isAlphabetTab(text: string): boolean {
  return /^\p{Lu}(?:\s*(?:to|[-–—…])\s*\p{Lu})?$/u.test(text.trim());
}

/** Titles that many files share and that name no subject. */
export function isGenericTitle(text: string): boolean {
  return /^(?:about|introduction|instructions|hints?|overview|readme|index|preface|content|contents|notes|lesson|main|design)$/i.test(
    text.trim(),
  );
}

/** A file name made readable: `01-intro_to-numpy.md` -> "Intro to numpy"; for a generic name, the folder's. '' when nothing is left. */
export function titleFromPath(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.' && part !== '.docs');
  const file = readable((parts.at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, ''));
  const folder = parts.at(-2);
  return (file === '' || isGenericTitle(file)) && folder !== undefined ? readable(folder) : file;
}

function readable(name: string): string {
  const words = name
    .replace(/^\d+(?:[-_. ]+|$)/, '')
    .replace(/^(?:chapter|chap)_/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Makes anchors as GitHub does: lower case, punctuation dropped, spaces as hyphens, repeats numbered. */
export class Anchors {
  private readonly used = new Map<string, number>();

  /** @param given an anchor that the author wrote, used as it is when still free */
  next(heading: string, given?: string): string {
    const base =
      given ??
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replace(/ /g, '-');
    const root = base === '' ? 'section' : base;
    let anchor = root;
    while (this.used.has(anchor)) {
      const count = (this.used.get(root) ?? 0) + 1;
      this.used.set(root, count);
      anchor = `${root}-${count}`;
    }
    this.used.set(anchor, 0);
    return anchor;
  }
}
