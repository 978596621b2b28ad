import { expect, it } from 'vitest';
import { chunksOf } from '../test-material';
import { isProcedure } from './procedure';

function listIn(markdown: string) {
  const block = chunksOf(`# T\n\n${markdown}`)[0]?.blocks[0];
  if (!block) throw new Error('no block');
  return block;
}

it('takes numbered instructions for a procedure', () => {
  expect(isProcedure(listIn('1. Switch off the motor.\n2. **Lock** the switch.\n3. Then test it.'))).toBe(true);
});

it('does not take numbered kinds, reasons or bullets for one', () => {
  expect(isProcedure(listIn('1. **Global scope**: the whole file.\n2. Function scope.\n3. Block scope.'))).toBe(false);
  expect(isProcedure(listIn('1. Wear is slow.\n2. Fatigue is sudden.\n3. Rust is both.'))).toBe(false);
  expect(isProcedure(listIn('- Switch off.\n- Lock.\n- Test.'))).toBe(false);
  expect(isProcedure(listIn('1. Switch off.\n2. Lock.'))).toBe(false);
});
