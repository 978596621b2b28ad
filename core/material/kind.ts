/** What a piece of material is for. */
export type Kind =
  | 'explanation'
  | 'definition'
  | 'example'
  | 'exercise'
  | 'procedure'
  | 'summary'
  | 'reference'
  | 'data';

/** A block, as far as its kind matters. */
export interface KindBlock {
  /** As Markdown has it: `paragraph`, `list`, `table`, `code`, `definition`, … */
  kind: string;
  /** As the author marked it: `body`, `exercise`, `keypoints`, … */
  role: string;
  text: string;
  ordered?: boolean;
}

const BY_ROLE: Record<string, Kind> = {
  exercise: 'exercise',
  questions: 'exercise',
  solution: 'exercise',
  keypoints: 'summary',
  objectives: 'summary',
  reference: 'reference',
};
const BY_KIND: Record<string, Kind> = {
  code: 'example',
  output: 'example',
  definition: 'definition',
  table: 'data',
};
const whole = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const BY_HEADING: [RegExp, Kind][] = [
  [whole('examples?|case stud(?:y|ies)|worked|demonstration|beispiele?|exemples?|ejemplos?'), 'example'],
  [
    whole(
      'exercises?|problems|challenges?|quiz|practice|check your understanding|self[- ]?test|übung(?:en)?|exercices?|ejercicios?',
    ),
    'exercise',
  ],
  [whole('summary|key points|recap|in short|objectives|zusammenfassung|résumé|resumen'), 'summary'],
  [whole('glossary|definitions?|vocabulary|key terms|glossar|glossaire|glosario'), 'definition'],
  [whole('references?|further reading|see also|bibliography|links|cheat ?sheet|appendix'), 'reference'],
  [whole('steps|procedure|how to|instructions|checklist|recipe'), 'procedure'],
];
const EXAMPLE =
  /\b(?:for example|for instance|e\.g\.|suppose|imagine|consider the|zum Beispiel|par exemple|por ejemplo)\b/i;
const DEFINES =
  /^(?:an?|the)?\s*(?:[\p{L}\p{N}'’-]+\s+){1,5}(?:is|are|means|refers to|is called|is defined as)\s+(?:an?|the|any|anything|something|what|when|how)\b/iu;

/**
 * What a passage is for: what its author marked most of it as, else what its nearest heading says, else what most of it is made of; running
 * text is an explanation, unless it begins by defining something and is short, or speaks of examples.
 *
 * @param headings from the title down to the nearest
 */
export function kindOf(blocks: readonly KindBlock[], headings: readonly string[]): Kind {
  const weights = new Map<Kind | 'running', number>();
  let total = 0;
  for (const block of blocks) {
    const weight = Math.max(1, block.text.length);
    const kind =
      BY_ROLE[block.role] ?? BY_KIND[block.kind] ?? (block.kind === 'list' && block.ordered ? 'procedure' : 'running');
    weights.set(kind, (weights.get(kind) ?? 0) + weight);
    total += weight;
  }
  const share = (kind: Kind | 'running') => (weights.get(kind) ?? 0) / Math.max(1, total);
  const marked = (['exercise', 'summary', 'reference'] as const).find((kind) => share(kind) > 0.5);
  if (marked) return marked;
  const heading = headings.at(-1) ?? '';
  const said = BY_HEADING.find(([pattern]) => pattern.test(heading))?.[1];
  if (said) return said;
  const made = (['definition', 'data', 'procedure', 'example'] as const).find((kind) => share(kind) > 0.5);
  if (made) return made;
  return ofRunningText(blocks.map(({ text }) => text).join(' '));
}

function ofRunningText(text: string): Kind {
  const words = text.split(/\s+/).length;
  if (words <= 60 && DEFINES.test(text.trim())) return 'definition';
  const examples = text.match(new RegExp(EXAMPLE, 'gi'))?.length ?? 0;
  return examples > 0 && words / examples <= 60 ? 'example' : 'explanation';
}
