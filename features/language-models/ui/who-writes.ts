import type { ModelStatus, Reach } from '../contract';

/** Who writes for the tutor now, as a key of the messages with the models that it names. */
export type Writer =
  | { key: 'ready' | 'untried' | 'loading'; model: string }
  | { key: 'fallback'; model: string; first: string }
  | { key: 'nobody' | 'noTutor' };

/** The first model of the tutor's list that can answer, beside the one that should. */
export function whoWrites(models: readonly ModelStatus[]): Writer {
  const list = models
    .flatMap((model) =>
      model.purposes.filter(({ purpose }) => purpose === 'tutor').map(({ place }) => ({ model, place })),
    )
    .sort((a, b) => a.place - b.place)
    .map(({ model }) => model);
  const [first] = list;
  if (!first) return { key: 'noTutor' };
  const able = list.find(({ state }) => state === 'ready' || state === 'unknown');
  if (!able) {
    const loading = list.find(({ state }) => state === 'loading');
    return loading ? { key: 'loading', model: loading.id } : { key: 'nobody' };
  }
  if (able !== first) return { key: 'fallback', model: able.id, first: first.id };
  return { key: able.state === 'ready' ? 'ready' : 'untried', model: able.id };
}

/** The addresses that learners' words go to, each once, and how far the furthest is. Models for nothing get nothing. */
export function whereWordsGo(models: readonly ModelStatus[]): {
  furthest: Reach;
  hosts: { host: string; reach: Reach }[];
} {
  const order: readonly Reach[] = ['process', 'computer', 'network', 'outside'];
  const used = models.filter(({ purposes }) => purposes.length > 0);
  const hosts = new Map(used.flatMap(({ host, reach }) => (host === null ? [] : [[host, reach] as const])));
  const furthest = used.reduce<Reach>(
    (far, { reach }) => (order.indexOf(reach) > order.indexOf(far) ? reach : far),
    'process',
  );
  return { furthest, hosts: [...hosts].map(([host, reach]) => ({ host, reach })) };
}
