import type { BankItem, ItemBody, ItemKey, ItemKind, WriteItem } from '../../../contract';

/** A line of a list in the form; `id` stays with it while it moves. */
export interface DraftLine {
  id: string;
  text: string;
  /** Options: why it is wrong. Pairs: what belongs to it. */
  beside: string;
}

/** An item as fields of a form: lists of answers and points as lines of text. */
export interface ItemDraft {
  conceptId: string;
  kind: ItemKind;
  prompt: string;
  /** Options, steps in their right order, or pairs, by kind. */
  lines: DraftLine[];
  rightId: string;
  text: string;
  code: string;
  lang: string;
  answers: string;
  value: string;
  tolerance: string;
  unit: string;
  reference: string;
  keyPoints: string;
  hints: [string, string, string];
  worked: string;
}

/** An empty form of a kind, with as many empty lines as that kind needs at least. */
export function blankDraft(conceptId: string, kind: ItemKind): ItemDraft {
  const count = kind === 'choice' || kind === 'truth' ? 4 : kind === 'ordering' || kind === 'matching' ? 3 : 0;
  const lines = Array.from({ length: count }, (_, index) => ({ id: `n${index + 1}`, text: '', beside: '' }));
  return {
    conceptId,
    kind,
    prompt: '',
    lines,
    rightId: lines[0]?.id ?? '',
    text: '',
    code: '',
    lang: '',
    answers: '',
    value: '',
    tolerance: '0',
    unit: '',
    reference: '',
    keyPoints: '',
    hints: ['', '', ''],
    worked: '',
  };
}

/** An item of the bank as a form. */
export function draftOf(item: BankItem): ItemDraft {
  const { body, key } = item;
  const [first = '', second = '', third = ''] = item.hints;
  const draft: ItemDraft = {
    ...blankDraft(item.conceptId, body.kind),
    prompt: body.prompt,
    lines: linesOf(item),
    hints: [first, second, third],
    worked: item.worked,
  };
  if (key.kind === 'choice' || key.kind === 'truth') draft.rightId = key.optionId;
  if (key.kind === 'cloze' || key.kind === 'code') draft.answers = key.answers.join('\n');
  if (body.kind === 'cloze') draft.text = body.text;
  if (body.kind === 'code') Object.assign(draft, { code: body.code, lang: body.lang });
  if (body.kind === 'numeric' && key.kind === 'numeric') {
    Object.assign(draft, { unit: body.unit ?? '', value: String(key.value), tolerance: String(key.tolerance) });
  }
  if (key.kind === 'short') {
    draft.reference = key.reference;
    draft.keyPoints = key.keyPoints.map((wordings) => wordings.join(' | ')).join('\n');
  }
  return draft;
}

function linesOf({ body, key, explanations }: BankItem): DraftLine[] {
  if (body.kind === 'choice' || body.kind === 'truth') {
    return body.options.map(({ id, text }) => ({ id, text, beside: explanations[id] ?? '' }));
  }
  if (body.kind === 'ordering' && key.kind === 'ordering') {
    return key.order.map((id) => ({ id, text: body.steps.find((step) => step.id === id)?.text ?? '', beside: '' }));
  }
  if (body.kind === 'matching' && key.kind === 'matching') {
    return body.left.map(({ id, text }) => ({
      id,
      text,
      beside: body.right.find((option) => option.id === key.pairs[id])?.text ?? '',
    }));
  }
  return [];
}

/** What the form says, as the API takes it, or the field whose content cannot be read. `rivals` come from the item. */
export function fromDraft(
  draft: ItemDraft,
  before: BankItem | null,
): { item: WriteItem } | { wrong: 'value' | 'tolerance' } {
  const value = readNumber(draft.value);
  const tolerance = readNumber(draft.tolerance === '' ? '0' : draft.tolerance);
  if (draft.kind === 'numeric' && value === null) return { wrong: 'value' };
  if (draft.kind === 'numeric' && (tolerance === null || tolerance < 0)) return { wrong: 'tolerance' };
  return {
    item: {
      conceptId: draft.conceptId,
      body: bodyOf(draft),
      key: keyOf(draft, before, value ?? 0, tolerance ?? 0),
      hints: draft.hints,
      worked: draft.worked,
      explanations: explanationsOf(draft),
    },
  };
}

function bodyOf(draft: ItemDraft): ItemBody {
  const { kind, prompt, lines } = draft;
  const texts = lines.map(({ id, text }) => ({ id, text }));
  switch (kind) {
    case 'choice':
    case 'truth':
      return { kind, prompt, options: texts };
    case 'cloze':
      return { kind, prompt, text: draft.text };
    case 'ordering':
      return { kind, prompt, steps: texts };
    case 'matching':
      return { kind, prompt, left: texts, right: lines.map(({ id, beside }) => ({ id: `${id}-r`, text: beside })) };
    case 'numeric':
      return { kind, prompt, unit: draft.unit.trim() === '' ? null : draft.unit.trim() };
    case 'short':
      return { kind, prompt };
    case 'code':
      return { kind, prompt, lang: draft.lang.trim(), code: draft.code };
  }
}

function keyOf(draft: ItemDraft, before: BankItem | null, value: number, tolerance: number): ItemKey {
  const { kind, lines } = draft;
  switch (kind) {
    case 'choice':
    case 'truth':
      return { kind, optionId: draft.rightId };
    case 'cloze': {
      const rivals = before?.key.kind === 'cloze' ? before.key.rivals : undefined;
      return { kind, answers: linesIn(draft.answers), ...(rivals ? { rivals } : {}) };
    }
    case 'ordering':
      return { kind, order: lines.map(({ id }) => id) };
    case 'matching':
      return { kind, pairs: Object.fromEntries(lines.map(({ id }) => [id, `${id}-r`])) };
    case 'numeric':
      return { kind, value, tolerance };
    case 'short':
      return {
        kind,
        reference: draft.reference.trim(),
        keyPoints: linesIn(draft.keyPoints).map((line) => line.split('|').map((wording) => wording.trim())),
      };
    case 'code':
      return { kind, answers: linesIn(draft.answers) };
  }
}

/** Only wrong options are explained. */
function explanationsOf({ kind, lines, rightId }: ItemDraft): Record<string, string> {
  if (kind !== 'choice' && kind !== 'truth') return {};
  const given = lines.filter(({ id, beside }) => id !== rightId && beside.trim() !== '');
  return Object.fromEntries(given.map(({ id, beside }) => [id, beside.trim()]));
}

function linesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  // An empty list would be refused for its shape; one empty answer is refused with words that say what is missing.
  return filled.length > 0 ? filled : [''];
}

function readNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? null : value;
}
