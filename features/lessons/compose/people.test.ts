import { expect, it } from 'vitest';
import { namesStranger, peopleIn, reportsOnMachine } from './people';

const SCENE =
  'Tomas opens the plug. "Enough," says Mei. He shakes his head. Larkfield uses grease. At Larkfield oil is filtered.';

it('finds the people of a scene, not its places or things', () => {
  expect([...peopleIn(SCENE)].sort()).toEqual(['Mei', 'Tomas']);
  expect(peopleIn('Python evaluates the assertion. Oil separates the surfaces.').size).toBe(0);
});

it('asks who somebody is unless the sentence says it', () => {
  const people = peopleIn(SCENE);
  expect(namesStranger('Mei cuts the bearing open.', people)).toBe(true);
  expect(namesStranger('Mei, the reliability engineer, cuts the bearing open.', people)).toBe(false);
  expect(namesStranger('Oil separates the surfaces.', people)).toBe(false);
});

it('knows people by what they did', () => {
  const people = peopleIn('Amina learned more about the conveyor in ten minutes of watching. She wrote it down.');
  expect([...people]).toEqual(['Amina']);
});

it('knows a report on a machine that nobody brought in', () => {
  expect(reportsOnMachine('Amina learned more about C-12 in ten minutes than from the manual.')).toBe(true);
  expect(reportsOnMachine("Filler 2's five hours held two of waiting for parts.")).toBe(true);
  expect(reportsOnMachine('She learned more about conveyor C-12 than from the manual.')).toBe(false);
  expect(reportsOnMachine('Oils of the class L-46 are used in gearboxes.')).toBe(false);
  expect(reportsOnMachine('In Python 3 strings hold any letter.')).toBe(false);
});
