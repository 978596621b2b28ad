import { beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '@/platform/database/testing';
import type { Principal } from '@/platform/http/principal';
import { createDeletions } from './service/deletions';

const opened = testDatabase();
const service = createDeletions({ now: () => new Date('2026-03-02T09:00:00Z'), begin: async () => {} });
let test: TestDatabase;
let admin: Principal;
let lena: string;
let otto: string;

const as = <T>(work: (tx: Parameters<Parameters<TestDatabase['database']['transaction']>[1]>[0]) => Promise<T>) =>
  test.database.transaction({ districtId: test.districtId, userId: admin.userId, role: 'admin' }, work);

beforeAll(async () => {
  test = opened();
  const { districtId } = test;
  const add = async (name: string, role: string) => {
    const id = test.newId();
    await test.owner.query('insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, $5)', [
      ...[districtId, id, name, `${name}@school.example`, role],
    ]);
    return id;
  };
  [lena, otto] = [await add('lena', 'learner'), await add('otto', 'learner')];
  admin = {
    ...{ districtId, userId: await add('ada', 'admin'), role: 'admin' },
    ...{ name: 'Ada', email: 'ada@school.example', via: 'cookie' },
  };
});

it('a request is found under its own learner alone, open or decided', async () => {
  const { id } = await as((tx) => service.ask(tx, admin, lena, ''));
  const elsewhere = () => as((tx) => service.cancel(tx, admin, otto, id));
  await expect(elsewhere()).rejects.toMatchObject({ code: 'request_not_found' });
  await as((tx) => service.refuse(tx, admin, id, 'Asked by mistake'));
  await expect(elsewhere()).rejects.toMatchObject({ code: 'request_not_found' });
  await expect(as((tx) => service.cancel(tx, admin, lena, id))).rejects.toMatchObject({ code: 'already_decided' });
});
