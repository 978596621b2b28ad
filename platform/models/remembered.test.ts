import { expect, test } from 'vitest';
import { remembered } from './remembered';
import { ModelError } from './types';

const never = new AbortController().signal;
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('is asked once for all who ask at the same time; one who leaves takes nothing from the others', async () => {
  let asked = 0;
  const answer = remembered(
    async () => {
      asked += 1;
      await soon();
      return 'yes';
    },
    () => Number.POSITIVE_INFINITY,
  );
  const controller = new AbortController();
  const leaving = answer.get(controller.signal);
  const staying = answer.get(never);
  controller.abort();
  await expect(leaving).rejects.toMatchObject({ failure: 'cancelled' });
  expect(await staying).toBe('yes');
  expect(await answer.get(never)).toBe('yes');
  await expect(answer.get(AbortSignal.abort())).rejects.toMatchObject({ failure: 'cancelled' });
  expect(asked).toBe(1);
  answer.forget();
  await answer.get(never);
  expect(asked).toBe(2);
});

test('a failure is told and forgotten, and an old answer is asked for again', async () => {
  let asked = 0;
  const answer = remembered(
    async () => {
      asked += 1;
      if (asked === 1) throw new ModelError('loading', 'Not yet.');
      return asked;
    },
    () => 10,
  );
  await expect(answer.get(never)).rejects.toMatchObject({ failure: 'loading' });
  expect(await answer.get(never)).toBe(2);
  expect(await answer.get(never)).toBe(2);
  await soon(30);
  expect(await answer.get(never)).toBe(3);
});
