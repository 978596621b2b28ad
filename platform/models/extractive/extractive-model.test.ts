import { describe, expect, test } from 'vitest';
import words from '@/platform/i18n/messages/en/models.json';
import { collect } from '../collect';
import { writeData, writePassages } from '../prompt-passages';
import { askAbout, languageModelContract } from '../testing/language-model.contract';
import type { PromptPassage } from '../types';
import { createExtractiveModel } from './extractive-model';

const never = new AbortController().signal;
const composer = createExtractiveModel({ language: 'en', notCovered: words.not_covered });
languageModelContract('the composer', { open: async () => composer });

const passages: PromptPassage[] = [
  {
    ref: 'c1',
    chunkId: 'a',
    heading: 'Bearings',
    text: '## Grease\n\nToo much grease makes a bearing run hot. This is why the amount matters.\n\n- A bearing that runs hot loses its grease.\n\n```\ngrease = 5\n```\n\n| grease | g |\n| --- | --- |\n| bearing | 5 |',
  },
  {
    ref: 'c2',
    chunkId: 'b',
    heading: 'Lockout',
    text: 'A lock keeps a machine from being started. What keeps a lock?',
  },
  { ref: 'c3', chunkId: 'c', heading: 'Grease', text: 'Too much grease makes the bearing run hot.' },
];
const ask = async (question: string, language = 'en', some = passages) => {
  const content = `${writePassages(some)}\n\n${writeData('question', question)}`;
  const request = askAbout('', { messages: [{ role: 'user', content }], passages: some, maxTokens: 300 });
  return (await collect(createExtractiveModel({ language, notCovered: words.not_covered }).stream(request, never)))
    .text;
};

describe('the composer answers', () => {
  test('with whole sentences, word for word and cited, none twice', async () => {
    expect(await ask('Why does a bearing run hot from grease?')).toBe(
      'Too much grease makes a bearing run hot. [c1] A bearing that runs hot loses its grease. [c1]',
    );
    expect(await ask('what keeps a machine from starting')).toBe('A lock keeps a machine from being started. [c2]');
  });

  test('that the material does not cover it, where nothing matches', async () => {
    for (const question of [
      'Who won the football match?',
      'and the of',
      '',
      'Explain photosynthesis in plants and bearings of light',
    ])
      expect(await ask(question)).toBe(words.not_covered);
    expect(await ask('Why does a bearing run hot?', 'en', [])).toBe(words.not_covered);
  });

  test('in other languages', async () => {
    const german = [
      {
        ref: 'c1',
        chunkId: 'a',
        heading: 'Lager',
        text: 'Zu viel Fett macht ein Lager heiß. Ein Riemen treibt die Pumpe.',
      },
    ];
    expect(await ask('Warum werden Lager durch Fett heiß?', 'de', german)).toBe(
      'Zu viel Fett macht ein Lager heiß. [c1]',
    );
    const arabic = [
      { ref: 'c1', chunkId: 'a', heading: 'الحلقات', text: 'الحلقة تكرر خطوة ما دام الشرط صحيحا. المتغير اسم لقيمة.' },
    ];
    expect(await ask('ماذا تكرر الحلقة؟', 'ar', arabic)).toContain('[c1]');
  });

  test('at once', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...passages[index % 3],
      ref: `c${index}`,
      chunkId: `${index}`,
      heading: '',
      text: `${passages[index % 3]?.text} ${'A pump moves water. '.repeat(30)}`,
    }));
    await ask('Why does a bearing run hot?', 'en', many);
    const before = performance.now();
    await ask('Why does a bearing run hot?', 'en', many);
    expect(performance.now() - before).toBeLessThan(600);
  });
});
