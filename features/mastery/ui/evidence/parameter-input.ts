import type { ConceptBktParameters } from '../../contract';

/** The four numbers as they are written in fields: in 100; the guess empty where it follows the kind of question. */
export type ParameterInput = Record<'init' | 'learn' | 'slip' | 'guess', string>;

/** What each field takes, in 100; the API's bounds. */
export const ranges = {
  init: { low: 0.1, high: 99.9 },
  learn: { low: 0, high: 99.9 },
  slip: { low: 0.1, high: 49 },
  guess: { low: 0.1, high: 49 },
} as const;

/** Parameters as field contents, without the noise of binary fractions. */
export function toInput(parameters: ConceptBktParameters): ParameterInput {
  const write = (probability: number) => String(Number((probability * 100).toFixed(2)));
  return {
    init: write(parameters.pInit),
    learn: write(parameters.pLearn),
    slip: write(parameters.pSlip),
    guess: parameters.pGuess === null ? '' : write(parameters.pGuess),
  };
}

/** Field contents as parameters, or the fields whose content is no number in its range. Both decimal marks are read. */
export function fromInput(
  input: ParameterInput,
): { parameters: ConceptBktParameters } | { wrong: (keyof ParameterInput)[] } {
  const read = (field: keyof ParameterInput) => {
    const value = Number(input[field].trim().replace(',', '.'));
    const { low, high } = ranges[field];
    return input[field].trim() !== '' && value >= low && value <= high ? value / 100 : null;
  };
  const [pInit, pLearn, pSlip, pGuess] = [read('init'), read('learn'), read('slip'), read('guess')];
  const open = input.guess.trim() === '';
  if (pInit !== null && pLearn !== null && pSlip !== null && (pGuess !== null || open)) {
    return { parameters: { pInit, pLearn, pSlip, pGuess } };
  }
  const given = { init: pInit, learn: pLearn, slip: pSlip, guess: open ? 0 : pGuess };
  const fields = ['init', 'learn', 'slip', 'guess'] as const;
  return { wrong: fields.filter((field) => given[field] === null) };
}
