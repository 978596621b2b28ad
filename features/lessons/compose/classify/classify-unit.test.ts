import { describe, expect, it } from 'vitest';
import { readMaterial } from '../material';
import { conceptOf } from '../test-material';
import type { UnitRole } from '../types';

/** Roles of the first unit of a text under the heading "Bearings". */
function rolesOf(markdown: string, heading = 'Bearings'): ReadonlySet<UnitRole> {
  const unit = readMaterial(conceptOf('Bearing', `# ${heading}\n\n${markdown}`), 'en').units[0];
  if (!unit) throw new Error('no unit');
  return unit.roles;
}

describe('rolesOf', () => {
  it.each<[UnitRole, string]>([
    ['definition', 'A bearing is a part that carries a turning shaft.'],
    ['example', 'Some machines run for years, for example fans and pumps.'],
    ['analogy', 'The thickener works like a sponge that keeps oil in place.'],
    ['caution', 'Never heat a bearing with a flame.'],
    ['caution', 'The rule holds unless the load changes direction.'],
    ['comparison', 'Plain bearings slide, whereas rolling bearings roll.'],
    ['summary', 'In short, a bearing lives as long as its film.'],
    ['explanation', 'Oil separates the two surfaces.'],
    ['steps', 'A bearing is fitted in three steps:\n\n1. Clean the seat.\n2. Heat the ring.\n3. Slide it on.'],
    ['formula', 'Bearing life falls with the cube of the load:\n\n$$L = (C/P)^3$$'],
    ['code', 'Bearing life is computed by one line:\n\n```python\nlife = (c / p) ** 3\n```'],
    ['figure', 'A ball bearing has four parts:\n\n![Cut through a ball bearing](cut.svg)'],
    ['table', 'Bearing types differ:\n\n| Type | Load |\n|---|---|\n| Ball | Medium |'],
    ['story', '"Half of lubrication," says Tomas, "is knowing when to stop."'],
  ])('%s: %s', (role, markdown) => {
    expect([...rolesOf(markdown)]).toContain(role);
  });

  it('lets a heading say what stands under it', () => {
    const material = readMaterial(
      conceptOf('Bearing', '# Bearings\n\n## Common mistakes\n\nGrease is added every day.'),
      'en',
    );
    expect(material.units[0]?.roles.has('caution')).toBe(true);
  });

  it('sees no story in a plain "say"', () => {
    expect(rolesOf('One bearing in ten fails earlier, and nobody can say which.').has('story')).toBe(false);
  });

  it('does not see a warning in every negation', () => {
    expect(rolesOf('The balls do not touch the cage.').has('caution')).toBe(false);
  });
});
