import { describe, expect, it } from 'vitest';
import { fromInput, toInput } from './parameter-input';

const parameters = { pInit: 0.2, pLearn: 0.15, pSlip: 0.07, pGuess: null };

describe('parameters as fields', () => {
  it('come back as they were', () => {
    expect(toInput(parameters)).toEqual({ init: '20', learn: '15', slip: '7', guess: '' });
    expect(fromInput(toInput(parameters))).toEqual({ parameters });
  });
  it('take both decimal marks', () => {
    expect(fromInput({ ...toInput(parameters), guess: '12,5' })).toEqual({
      parameters: { ...parameters, pGuess: 0.125 },
    });
  });
  it('name the fields that are no numbers in range', () => {
    expect(fromInput({ init: '100', learn: '', slip: 'x', guess: '60' })).toEqual({
      wrong: ['init', 'learn', 'slip', 'guess'],
    });
    expect(fromInput({ ...toInput(parameters), slip: '50' })).toEqual({ wrong: ['slip'] });
  });
});
