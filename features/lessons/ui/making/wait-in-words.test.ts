import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import messages from '@/platform/i18n/messages/en/lesson.json';
import { waitInWords } from './wait-in-words';

const t = createTranslator({ locale: 'en', messages: { lesson: messages }, namespace: 'lesson.composing' });

it.each([
  [{ position: 0, waitMs: 900 }, 'Yours is next. It won’t be long.'],
  [{ position: 1, waitMs: 7_200 }, 'One request is before yours. About 10 seconds.'],
  [{ position: 12, waitMs: 89_000 }, '12 requests are before yours. About 90 seconds.'],
  [{ position: 3, waitMs: 89_001 }, '3 requests are before yours. About 2 minutes.'],
  [{ position: 30, waitMs: 600_000 }, '30 requests are before yours. About 10 minutes.'],
])('%o', (place, words) => {
  expect(waitInWords(place, t)).toBe(words);
});
