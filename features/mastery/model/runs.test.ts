import { describe, expect, it } from 'vitest';
import { modelDistrict, modelsService } from './district.testing';
import { NIGHT_QUEUE, RUN_QUEUE } from './service';

const { at } = modelDistrict();

describe('a run', () => {
  it('is one at a time, and can be stopped while it waits', async () => {
    const { service, district, asAdmin, list } = modelsService(await at('empty'));
    const run = await service.refit(district);
    await expect(service.refit(district)).rejects.toMatchObject({ code: 'model_run_in_progress' });
    expect(await asAdmin((tx) => service.cancel(tx, run.id))).toMatchObject({ status: 'cancelled' });
    expect((await list()).runs[0]).toMatchObject({ status: 'cancelled' });
    await expect(asAdmin((tx) => service.cancel(tx, run.id))).rejects.toMatchObject({ code: 'model_run_not_found' });
  });

  it('that is stopped in the middle leaves what it has done, and the rest is taken up again', async () => {
    const { test, stored, differences } = await at('fitted');
    const { jobs, service, district, asAdmin } = modelsService({ test });
    const back = await service.apply(district, 0);
    // After the tenth learner somebody asks to stop.
    await test.owner.query(
      `create function stop_early() returns trigger language plpgsql as $$
       begin if new.done = 10 then new.cancel_requested := true; end if; return new; end $$;
       create trigger stop_early before update on learner_model_runs for each row execute function stop_early()`,
    );
    await jobs.run();
    await test.owner.query('drop trigger stop_early on learner_model_runs; drop function stop_early');
    expect(await asAdmin((tx) => service.run(tx, back.id))).toMatchObject({ status: 'cancelled', done: 10 });
    expect([...(await stored()).values()].filter(({ version }) => version === 0)).toHaveLength(20);
    expect(await differences()).toEqual([]);
    expect(await service.resume(district.id)).toBe(1);
    await jobs.run();
    expect([...(await stored()).values()].every(({ version }) => version === 0)).toBe(true);
    expect(await service.resume(district.id)).toBe(0);
    expect(await differences()).toEqual([]);
  });

  it('that a killed process left is done by the next', async () => {
    const { test } = await at('answered');
    const { jobs, service, district, list } = modelsService({ test });
    const run = await service.refit(district);
    await test.owner.query(`update learner_model_runs set status = 'running' where id = $1`, [run.id]);
    jobs.waiting.length = 0;
    expect(await service.resume(district.id)).toBe(1);
    await jobs.run();
    expect((await list()).runs[0]).toMatchObject({ id: run.id, status: 'done', outcome: 'better' });
  });

  it('begins by itself at night, unless one is open', async () => {
    const { jobs, service, district, list } = modelsService(await at('answered'));
    await jobs.send(NIGHT_QUEUE, {});
    await jobs.run();
    expect((await list()).runs).toMatchObject([{ requestedBy: null, outcome: 'better' }]);
    await service.apply(district, 0);
    const waiting = jobs.waiting.splice(0);
    await jobs.send(NIGHT_QUEUE, {});
    await jobs.run();
    expect(waiting.map(({ name }) => name)).toEqual([RUN_QUEUE]);
    expect((await list()).runs).toHaveLength(2);
  });

  it('begins at the start of a computer that was off at night, once a day', async () => {
    const nobody = modelsService(await at('empty'));
    expect(await nobody.service.catchUp(nobody.district.id)).toBe(false);
    const { test } = await at('answered');
    const { jobs, service, district, list } = modelsService({ test });
    expect(await service.catchUp(district.id)).toBe(true);
    expect(await service.catchUp(district.id)).toBe(false);
    await jobs.run();
    expect((await list()).runs).toMatchObject([{ kind: 'refit', requestedBy: null, outcome: 'better' }]);
    expect(await service.catchUp(district.id)).toBe(false);
    await test.owner.query(`update learner_model_runs set created_at = created_at - interval '25 hours'`);
    expect(await service.catchUp(district.id)).toBe(true);
  });

  it('that fails says so and leaves the model in force', async () => {
    const { jobs, service, district, list } = modelsService(await at('answered'), () => {
      throw new Error('out of numbers');
    });
    await service.refit(district);
    await expect(jobs.run()).rejects.toThrow('out of numbers');
    expect((await list()).runs[0]).toMatchObject({ status: 'failed', outcome: null });
    expect((await list()).activeVersion).toBe(0);
  });
});

describe('a renewal after answers were deleted', () => {
  it('puts a version without them into force, better or not, and forgets those before', async () => {
    const { test, learners, stored, differences } = await at('fitted');
    const { service, district, list } = modelsService({ test });
    const gone = learners.slice(0, 10).map(({ userId }) => userId);
    await test.owner.query('delete from events where learner_id = any($1)', [gone]);
    await test.owner.query('delete from mastery where learner_id = any($1)', [gone]);
    const [before] = (await list()).versions;
    const run = await service.renew(district.id, new AbortController().signal);
    expect(run).toMatchObject({ kind: 'renew', status: 'done', version: 2 });
    const { versions, activeVersion } = await list();
    expect([activeVersion, versions.map(({ version }) => version)]).toEqual([2, [2]]);
    expect(versions[0]?.learnerCount).toBeLessThan(before?.learnerCount ?? 0);
    expect([...(await stored()).values()].every(({ version }) => version === 2)).toBe(true);
    expect(await differences()).toEqual([]);
  });

  it('leaves the starting values where too few answers are left, and nothing to do where nothing was learned', async () => {
    const { test, stored } = await at('fitted');
    const { service, district, list } = modelsService({ test });
    await test.owner.query(
      'delete from events where learner_id in (select learner_id from events group by 1 order by 1 offset 2)',
    );
    const signal = new AbortController().signal;
    expect(await service.renew(district.id, signal)).toMatchObject({ outcome: 'too_few' });
    expect(await list()).toMatchObject({ activeVersion: 0, versions: [] });
    expect([...(await stored()).values()].every(({ version }) => version === 0)).toBe(true);
    expect(await service.renew(district.id, signal)).toMatchObject({ outcome: 'nothing_new' });
  });
});
