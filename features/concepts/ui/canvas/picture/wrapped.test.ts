import { describe, expect, it } from 'vitest';
import { wrapped } from './wrapped';

/** A face in which every letter is one wide. */
const widthOf = (line: string) => [...line].length;

describe('words in lines', () => {
  it('break between words, as late as they can', () => {
    expect(wrapped('stored energy in springs', 13, 2, widthOf)).toEqual(['stored energy', 'in springs']);
    expect(wrapped('energy', 13, 2, widthOf)).toEqual(['energy']);
    expect(wrapped('  ', 13, 2, widthOf)).toEqual([]);
  });
  it('end in dots where there is no room for the rest', () => {
    expect(wrapped('stored energy in springs and tanks', 13, 2, widthOf)).toEqual(['stored energy', 'in springs a…']);
    expect(wrapped('after isolation of energy', 10, 1, widthOf)).toEqual(['after iso…']);
    expect(wrapped('Donaudampfschifffahrt', 8, 2, widthOf)).toEqual(['Donauda…']);
  });
});
