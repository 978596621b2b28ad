import type { BankItem, ItemKind } from '../../contract';

/** What to show of the bank; empty strings show all. */
export interface ItemFilters {
  text: string;
  conceptId: string;
  kind: ItemKind | '';
  /** `review`: a model's in use that no teacher has looked at; `reported`: learners say that something is wrong. */
  status: BankItem['status'] | 'review' | 'reported' | '';
}

export const noFilters: ItemFilters = { text: '', conceptId: '', kind: '', status: '' };

/** Items that fit every filter; `text` is looked for in everything a learner or teacher reads of an item. */
export function filterItems(items: readonly BankItem[], filters: ItemFilters): BankItem[] {
  const words = fold(filters.text).split(/\s+/).filter(Boolean);
  return items.filter(
    (item) =>
      (filters.conceptId === '' || item.conceptId === filters.conceptId) &&
      (filters.kind === '' || item.body.kind === filters.kind) &&
      hasStatus(item, filters.status) &&
      (words.length === 0 || holds(item, words)),
  );
}

function hasStatus(item: BankItem, status: ItemFilters['status']): boolean {
  if (status === 'review') return isToReview(item);
  if (status === 'reported') return reportCount(item) > 0;
  return status === '' || item.status === status;
}

/** How many learners said that something is wrong with an item. */
export function reportCount({ reports }: Pick<BankItem, 'reports'>): number {
  return Object.values(reports).reduce((sum, count) => sum + count, 0);
}

/** A model's item in use that no teacher has looked at. */
export function isToReview({ review, status }: Pick<BankItem, 'review' | 'status'>): boolean {
  return review === 'unreviewed' && status === 'active';
}

function holds(item: BankItem, words: string[]): boolean {
  const text = fold(
    `${JSON.stringify(Object.values(item.body))} ${item.conceptName} ${item.hints.join(' ')} ${item.worked}`,
  );
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** An item as one line of plain words that tells it from others: the question, or what is special to it where all ask alike. */
export function questionLine({ body, key }: Pick<BankItem, 'body' | 'key'>): string {
  if (body.kind === 'cloze') return plain(body.text);
  if (body.kind === 'truth' && key.kind === 'truth') {
    return plain(body.options.find((option) => option.id === key.optionId)?.text ?? body.prompt);
  }
  if (body.kind === 'matching') return plain(`${body.prompt} ${body.left.map((term) => term.text).join(' · ')}`);
  return plain(body.prompt);
}

function plain(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!_)____(?!_)/g, '…')
    .replace(/^\s*>\s?/gm, '')
    .replace(/[`*$\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
