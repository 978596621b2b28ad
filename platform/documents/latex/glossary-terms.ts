import { groupEnd, skipSpace } from './scan';

/** A term that a document defines with the packages `glossaries` or `acronym`. */
export interface GlossaryTerm {
  key: string;
  name: string;
  /** What it means, or what an abbreviation stands for; '' where nothing is said. */
  description: string;
}

const MOST = 5_000;

/** Terms of `\newglossaryentry{key}{name=…, description=…}`, `\newacronym{key}{short}{long}` and `\acro{key}{long}`. */
export function glossaryTerms(text: string): GlossaryTerm[] {
  const found: GlossaryTerm[] = [];
  for (const match of text.matchAll(
    /\\(newglossaryentry|longnewglossaryentry|newacronym|acrodef|acro)(?=[^A-Za-z])/g,
  )) {
    if (found.length >= MOST) break;
    const [key, second, third] = groupsAfter(text, match.index + match[0].length, 3);
    if (key === undefined || second === undefined) continue;
    if (/glossaryentry/.test(match[1] ?? '')) {
      const field = (name: string) => fieldOf(second, name);
      found.push({
        key,
        name: field('name') || key,
        description: field('description') || (match[1]?.startsWith('long') ? (third ?? '') : ''),
      });
    } else if (match[1] === 'newacronym') {
      if (third !== undefined) found.push({ key, name: second, description: third });
    } else found.push({ key, name: key, description: second });
  }
  return found;
}

function groupsAfter(text: string, from: number, most: number): string[] {
  const groups: string[] = [];
  let at = skipSpace(text, from);
  if (text[at] === '[') {
    const end = groupEnd(text, at, '[', ']');
    if (end > 0) at = skipSpace(text, end);
  }
  while (groups.length < most && text[at] === '{') {
    const end = groupEnd(text, at);
    if (end < 0) break;
    groups.push(text.slice(at + 1, end - 1));
    at = skipSpace(text, end);
  }
  return groups;
}

function fieldOf(options: string, name: string): string {
  const match = new RegExp(`(?:^|[,{\\s])${name}\\s*=\\s*`).exec(options);
  if (!match) return '';
  const at = match.index + match[0].length;
  if (options[at] !== '{') return /^[^,]*/.exec(options.slice(at))?.[0].trim() ?? '';
  const end = groupEnd(options, at);
  return end < 0 ? '' : options.slice(at + 1, end - 1).trim();
}
