import { expect, test } from 'vitest';
import { mergeRoles, withoutSystem } from './roles';

const messages = [
  { role: 'system' as const, content: 'Be kind.' },
  { role: 'user' as const, content: 'Material.' },
  { role: 'user' as const, content: 'Question?' },
  { role: 'assistant' as const, content: 'Answer.' },
];

test('nobody speaks twice in a row', () => {
  expect(mergeRoles(messages)).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Material.\n\nQuestion?' },
    { role: 'assistant', content: 'Answer.' },
  ]);
  expect(mergeRoles([])).toEqual([]);
});

test('what the system says stands at the head where a template knows no system', () => {
  expect(withoutSystem(messages)).toEqual([
    { role: 'user', content: 'Be kind.\n\nMaterial.\n\nQuestion?' },
    { role: 'assistant', content: 'Answer.' },
  ]);
});
