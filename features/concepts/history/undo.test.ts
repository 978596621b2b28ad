import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { type MapAtWork, mapAtWork } from './history.testing';

const test = testDatabase();
let at: MapAtWork;
beforeEach(async () => {
  at = await mapAtWork(test());
});

const entries = async () =>
  (await at.as(at.ada, ({ tx }) => at.service.history.list(tx, at.courseId, at.ada, { limit: 50 }))).items;

describe('undo and redo', () => {
  it('takes edits back in turn and does them again', async () => {
    const id = await at.id('Hazard');
    await at.rename(at.ada, id, 'Danger');
    await at.as(at.ada, (editor) => at.service.update(editor, id, { hidden: true }));
    const [both, before] = [await at.state(), 'Hazard'];
    await at.undo(at.ada);
    await at.undo(at.ada);
    expect((await at.map()).concepts.find((concept) => concept.id === id)).toMatchObject({
      name: before,
      hidden: false,
      aliases: ['the hazard'],
    });
    await at.redo(at.ada);
    await at.redo(at.ada);
    expect(await at.state()).toEqual(both);
    await expect(at.redo(at.ada)).rejects.toMatchObject({ code: 'nothing_to_redo' });
  });

  it('forgets what could be done again once its person goes another way', async () => {
    await at.rename(at.ada, await at.id('Hazard'), 'Danger');
    await at.undo(at.ada);
    await at.rename(at.ada, await at.id('Permit'), 'Permit to work');
    await expect(at.redo(at.ada)).rejects.toMatchObject({ code: 'nothing_to_redo' });
    await at.undo(at.ada);
    await expect(at.undo(at.ada)).rejects.toMatchObject({ code: 'nothing_to_undo' });
  });

  it('is each person’s own', async () => {
    await at.rename(at.ada, await at.id('Hazard'), 'Danger');
    await at.rename(at.ben, await at.id('Permit'), 'Permit to work');
    await at.undo(at.ada);
    const names = (await at.map()).concepts.map((concept) => concept.name);
    expect(names).toContain('Hazard');
    expect(names).toContain('Permit to work');
  });

  it('refuses kindly when another person changed the same thing since', async () => {
    const id = await at.id('Hazard');
    await at.rename(at.ada, id, 'Danger');
    await at.rename(at.ben, id, 'Peril');
    await expect(at.undo(at.ada)).rejects.toMatchObject({
      code: 'undo_blocked',
      message: expect.stringContaining('Ben Ito'),
    });
    // Another field of the same concept is no reason to refuse.
    await at.as(at.ada, (editor) => at.service.update(editor, id, { hidden: true }));
    await at.rename(at.ben, id, 'Risk');
    await at.undo(at.ada);
    expect((await at.map()).concepts.find((concept) => concept.id === id)).toMatchObject({
      name: 'Risk',
      hidden: false,
    });
  });

  it('refuses what would close a circle by now', async () => {
    const [isolation, tagout] = [await at.id('Isolation'), await at.id('Tagout')];
    await at.as(at.ada, (editor) => at.service.removePrerequisite(editor, isolation, tagout));
    await at.as(at.ben, (editor) => at.service.addPrerequisite(editor, tagout, isolation, ''));
    await expect(at.undo(at.ada)).rejects.toMatchObject({
      code: 'undo_blocked',
      message: expect.stringContaining('circle'),
    });
    expect(await at.edges()).toContain('Tagout > Isolation teacher');
  });

  it('refuses to bring a name back that another concept has by now', async () => {
    const id = await at.id('Hazard');
    await at.rename(at.ada, id, 'Danger');
    await at.rename(at.ben, await at.id('Permit'), 'Hazard');
    await expect(at.undo(at.ada)).rejects.toMatchObject({
      code: 'undo_blocked',
      message: expect.stringContaining('“Hazard”'),
    });
  });

  it('brings a merged concept back with its passages, exercises and lines', async () => {
    const before = await at.state();
    await at.as(at.ada, async (editor) => at.service.merge(editor, await at.id('Lockout'), [await at.id('Tagout')]));
    expect(await at.state()).not.toEqual(before);
    await at.undo(at.ada);
    expect(await at.state()).toEqual(before);
  });

  it('takes one back by name, also another’s, and a second time not', async () => {
    const id = await at.id('Hazard');
    await at.rename(at.ben, id, 'Danger');
    await at.rename(at.ben, await at.id('Permit'), 'Permit to work');
    const [, first] = await entries();
    await at.undo(at.ada, first?.id ?? '');
    expect(await at.id('Hazard')).toBe(id);
    await expect(at.undo(at.ada, first?.id ?? '')).rejects.toMatchObject({ code: 'nothing_to_undo' });
    await expect(at.undo(at.ada, id)).rejects.toMatchObject({ code: 'edit_not_found' });
  });

  it('still takes an edit back after the material came again', async () => {
    const [isolation, tagout] = [await at.id('Isolation'), await at.id('Tagout')];
    await at.rename(at.ada, isolation, 'Cutting off');
    await at.as(at.ada, (editor) => at.service.removePrerequisite(editor, isolation, tagout));
    await at.rebuild();
    await at.undo(at.ada);
    await at.undo(at.ada);
    expect(await at.edges()).toContain('Isolation > Tagout proposed');
  });
});
