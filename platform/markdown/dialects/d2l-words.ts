import messages from '@/platform/i18n/messages/en/markdown.json';

/**
 * How a reference to a label reads. A label of another document has no title here, so its key speaks: `sec_weight_decay` gives
 * "the section on weight decay".
 *
 * @param opens whether it opens a sentence
 */
export function readableReference(label: string, name: string | null, opens: boolean): string {
  if (name !== null) return opens ? capital(name) : name;
  const match = /^(chap|sec|subsec|subsubsec|fig|tab|table|eq|img)[_-](.+)$/.exec(label);
  const topic = wordsOf(match?.[2] ?? label);
  const pattern = patternFor(match?.[1] ?? '');
  const text = pattern.replace('{topic}', topic);
  return opens ? capital(text) : text;
}

function patternFor(prefix: string): string {
  const { section, chapter, figure, table, equation } = messages.reference;
  if (prefix === 'chap') return chapter;
  if (prefix === 'fig' || prefix === 'img') return figure;
  if (prefix === 'tab' || prefix === 'table') return table;
  return prefix === 'eq' ? equation : section;
}

/** "weight_decay" -> "weight decay"; parts without a vowel, and a few known ones, are initialisms. */
function wordsOf(key: string): string {
  return key
    .split(/[_\s-]+/)
    .filter((part) => part !== '')
    .map((part) =>
      /^[^aeiou\d]{2,5}$/i.test(part) || /^(?:gru|ai|api|oop|cifar\d*|gpu|iou|roc|auc)$/i.test(part)
        ? part.toUpperCase()
        : part,
    )
    .join(' ');
}

/**
 * A citation as words: `:citet:` names the authors in the sentence ("Bishop (1995)"), `:cite:` stands in brackets after it. Keys read
 * `Author.Author.ea.Year`; a key of another form is left out.
 */
export function readableCitation(keys: string, inSentence: boolean, bracketed: boolean): string {
  const items = keys
    .split(/\s*,\s*/)
    .map((key) => citation(key, inSentence))
    .filter((item) => item !== '');
  if (items.length === 0) return '';
  if (inSentence) return items.join(` ${messages.reference.and} `);
  return bracketed ? items.join('; ') : `(${items.join('; ')})`;
}

function citation(key: string, inSentence: boolean): string {
  const parts = key
    .replace(/^([A-Za-z]+)(\d{4})[a-z\d]*$/, '$1.$2')
    .split('.')
    .filter((part) => part !== '');
  const year = /^\d{4}[a-z]?$/.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const others = parts.at(-1) === 'ea';
  const authors = (others ? parts.slice(0, -1) : parts).map((name) => capital(name.replace(/-/g, ' ')));
  const [first, second] = authors;
  if (first === undefined || !/^\p{L}/u.test(first)) return '';
  const names =
    others || authors.length > 2
      ? `${first} ${messages.reference.others}`
      : second !== undefined
        ? `${first} ${messages.reference.and} ${second}`
        : first;
  if (year === undefined) return names;
  return inSentence ? `${names} (${year})` : `${names}, ${year}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
