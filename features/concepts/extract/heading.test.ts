import { describe, expect, it } from 'vitest';
import { isReferenceSection, readHeading } from './heading';

describe('readHeading', () => {
  it.each([
    ['3.2 Lockout sequence', 'Lockout sequence'],
    ['Chapter 4: Bearings', 'Bearings'],
    ['What is recursion?', 'recursion'],
    ['Introduction to risk assessment', 'risk assessment'],
    ['Understanding Recursion in JavaScript', 'Recursion'],
    ['Linear Regression Implementation from Scratch', 'Linear Regression'],
    ['The `typeof` operator', 'typeof operator'],
    ['map (pure)', 'map'],
    ['Weight Decay Revisited', 'Weight Decay'],
    ['Change of Variables', 'Change of Variables'],
    ['🏴‍☠️ Flags', 'Flags'],
    ['[**Gradient Clipping**]', 'Gradient Clipping'],
  ])('takes the subject out of "%s"', (heading, name) => {
    expect(readHeading(heading)?.name).toBe(name);
  });

  it.each([
    'Summary',
    'Summary and Discussion',
    'Exercises',
    'A Simple Example: Tossing Coins',
    'Worked example: the raised platform',
    'Step 3: Apply the lock',
    'Getting Started',
    '2. Calculate the remaining oven time in minutes',
    'Why does it fail?',
    'Array length can be mutated',
    'Not All Functions Have Input',
    'From Linear to Nonlinear',
    'What We Learned in This Chapter',
    'Scenario: A Miracle Cure',
    'Date.parse() and x = 3',
    '',
  ])('finds no subject in "%s"', (heading) => {
    expect(readHeading(heading)).toBeNull();
  });

  it('tells how near a heading is to being the name', () => {
    expect(readHeading('Properties of entropy')).toMatchObject({ name: 'entropy', kind: 'about' });
    expect(readHeading('Repeating Actions with Loops')).toMatchObject({ name: 'Loops', kind: 'about' });
    expect(readHeading('Slicing data')).toMatchObject({ kind: 'activity' });
    expect(readHeading('Methods')).toMatchObject({ vague: true });
    expect(readHeading('Mean time to repair (MTTR)')).toMatchObject({ aliases: ['MTTR'] });
  });
});

it('knows lists of sources', () => {
  expect(isReferenceSection('Further reading')).toBe(true);
  expect(isReferenceSection('Energy sources')).toBe(false);
});
