import { expect, test } from 'vitest';
import { askableNumbers } from './numbers';

test.each<[string, (number | string | null)[]]>([
  ['A tag must withstand at least 50 pounds of force (about 220 N).', [50, 'pounds']],
  ['The bearing turns at 1,475 r/min.', [1475, 'r/min']],
  ['A promise has three states that follow each other.', [3, null]],
  ['The vessel holds 12 workers and one lock.', [12, null]],
  ['Oxygen makes up 20.9 % of the air.', [20.9, '%']],
])('%s', (text, [value, unit]) => expect(askableNumbers(text)).toMatchObject([{ value, unit }]));

test.each([
  'On 6 July 1988 a pump was restarted by a night crew.',
  'OSHA 1910.147 exists for that sentence, as ISO 4406 does for another.',
  'See step 3, line 12 and Figure 4 of Python 3.8.1 in Section 2.',
  'Between 10-20 % of the code, and 3 to 5 rows, are checks.',
  'A part numbered 6310 or C3 fits, and so does T-7.',
  'The array `x[3]` is $2 \\times 3$ wide.',
  'There are three reasons for it.',
  'A 3 mm gap is $3 \\times 1$ mm.',
])('none in: %s', (text) => expect(askableNumbers(text)).toEqual([]));

test('roundness and bounds are noticed', () => {
  expect(askableNumbers('It weighs about 300 kg.')[0]).toMatchObject({ rounded: true, bound: false });
  expect(askableNumbers('It stays at least 60 minutes.')[0]).toMatchObject({ rounded: false, bound: true });
});
