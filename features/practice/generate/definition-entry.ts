import type { Block } from '@/platform/markdown/types';
import { cleanInline, withoutStop } from './inline';

/** A term and its meaning from a glossary, a list or a table. */
export interface Entry {
  term: string;
  aliases: string[];
  meaning: string;
}

const LIST_ENTRY =
  /^(?:\*\*|__)(.{1,60}?)(?:\*\*|__)\s*[:–—-]\s+(.+)$|^(?:\*\*|__)(.{1,60}?):(?:\*\*|__)\s+(.+)$|^\[?(`[^`]{1,40}`)\]?(?:\([^)]*\))?\s*(?::|\s[–—-]{1,3})\s+(.+)$/su;
/** Labels that open a remark, not an entry. */
const LABEL =
  /^(?:note|warning|caution|tip|hint|example|important|remember|step|question|answer|solution|exercise|problem|pros?|cons?|input|output|result|reason|rule|task|goal|time|level|stage|day|week|part)\b/i;
const TERM_HEADER =
  /^(?:term|word|name|concept|symbol|abbreviation|acronym|operator|method|function|command|keyword|type|property|option|unit|letter|role|failure mode|pattern|control)$/i;
const MEANING_HEADER =
  /^(?:meaning|definition|description|what it (?:means|does|is)|explanation|purpose|use|duty|effect|stands for)$/i;

/** The entries that a block holds; none for most blocks. */
export function readEntries(block: Block): Entry[] {
  if (block.kind === 'definition') return glossaryEntry(block);
  if (block.kind === 'list' && block.ordered !== true) return listEntries(block.items ?? []);
  return block.kind === 'table' ? tableEntries(block.rows ?? []) : [];
}

function glossaryEntry({ term = '', definition = '' }: Block): Entry[] {
  const text = cleanInline(definition.split(/\n\s*\n/)[0] ?? '');
  const opening = /^\(([^()]{1,40})\)\s*:?\s*/.exec(text);
  const inside = opening?.[1] ?? '';
  const aliases = /^\p{Lu}[\p{Lu}\d]+s?$/u.test(inside) ? [inside] : [];
  return entry(term, text.slice(opening?.[0].length ?? 0), aliases);
}

/** At least two entries of one form make a list of entries; a single one is a remark. */
function listEntries(items: readonly string[]): Entry[] {
  const found = items.flatMap((item) => {
    const match = LIST_ENTRY.exec(item.split(/\n\s*\n|\n\s*[-*+]\s/)[0] ?? '');
    const term = match?.[1] ?? match?.[3] ?? match?.[5] ?? '';
    return LABEL.test(term) ? [] : entry(term, cleanInline(match?.[2] ?? match?.[4] ?? match?.[6] ?? ''));
  });
  return found.length >= 2 && found.length >= items.length * 0.6 ? found : [];
}

function tableEntries([header = [], ...rows]: readonly string[][]): Entry[] {
  const termAt = header.findIndex((cell) => TERM_HEADER.test(cell.trim()));
  const meaningAt = header.findIndex((cell) => MEANING_HEADER.test(cell.trim()));
  if (termAt < 0 || meaningAt < 0 || rows.length < 2) return [];
  return rows.flatMap((row) => entry(row[termAt] ?? '', row[meaningAt] ?? ''));
}

/** The first sentence is the meaning; the rest speaks about it. */
function entry(term: string, text: string, aliases: string[] = []): Entry[] {
  const first =
    /^(.+?[.!?])(?=\s+(?:\p{Lu}|$))/su.exec(
      text.replace(/\b(?:e\.g|i\.e|etc|vs)\./g, (dotted) => dotted.replaceAll('.', '\u2024')),
    )?.[1] ?? text;
  const meaning = withoutStop(first.replaceAll('\u2024', '.').split('; ')[0] ?? '');
  const name = cleanInline(term).replace(/[:.]$/, '').trim();
  const bracket = /^(.+?)\s*\(([\p{Lu}\d]{2,8}s?)\)$/u.exec(name);
  const plain = bracket?.[1] ?? name;
  if (plain === '' || meaning === '' || plain.split(/\s+/).length > 5 || /,|\band\b|\bor\b|[?!]/.test(plain)) return [];
  return [{ term: plain, aliases: [...aliases, ...(bracket?.[2] ? [bracket[2]] : [])], meaning }];
}
