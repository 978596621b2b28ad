import type { BankItem } from '../../contract';

/** An item of the bank for tests. */
export function itemOf(given: Partial<BankItem>): BankItem {
  return {
    id: 'i',
    courseId: 'c',
    conceptId: 'k',
    conceptName: 'Lock-out',
    chunkId: null,
    sourceId: null,
    sourceTitle: null,
    body: { kind: 'cloze', prompt: 'Which word is missing?', text: 'A ____ holds the *switch*.' },
    key: { kind: 'cloze', answers: ['padlock'] },
    hints: ['Think', 'Look', 'Read'],
    worked: 'A padlock.',
    explanations: {},
    status: 'active',
    origin: 'generated',
    review: 'approved',
    trust: null,
    edited: false,
    difficulty: 0.5,
    attemptCount: 0,
    correctRate: null,
    reports: {},
    ...given,
  };
}
