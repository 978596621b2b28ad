import type { ModelState } from '@/platform/models/serving/types';
import type { ModelPurpose } from '@/platform/models/types';
import type { ModelStatus } from './contract';
import { reachOf } from './reach';

/** `models.json` as far as people are told of it. */
export interface ConfiguredModels {
  models: { id: string; kind: string; model: string; host: string | null }[];
  order: Record<ModelPurpose, readonly string[]>;
  /** Why the file can't be used, if so. */
  problem: string | null;
}

/** Every model that is configured, in the order of the file, with where it lies and how it stands. */
export function describeModels(configured: ConfiguredModels, states: readonly ModelState[]): ModelStatus[] {
  return configured.models.map(({ id, kind, model, host }) => {
    // One model may answer and embed: asked by different ways, it may stand differently. The worse is shown.
    const own = states.filter((state) => state.id === id);
    const state = own.toSorted((a, b) => badness(b) - badness(a))[0];
    const problem = own.flatMap((each) => each.problem ?? []).toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    return {
      id,
      kind,
      model,
      host,
      reach: reachOf(host && hostName(host)),
      purposes: (['tutor', 'judge', 'embeddings'] as const).flatMap((purpose) => {
        const at = configured.order[purpose].indexOf(id);
        return at < 0 ? [] : [{ purpose, place: at + 1 }];
      }),
      state: state?.state ?? 'unknown',
      problem: problem ? { at: problem.at.toISOString(), code: problem.failure, message: problem.message } : null,
      running: own.reduce((sum, { running }) => sum + running, 0),
      waiting: own.reduce((sum, { waiting }) => sum + waiting, 0),
      slots: state?.slots ?? 0,
    };
  });
}

const order: readonly ModelState['state'][] = ['unknown', 'ready', 'loading', 'unavailable', 'resting'];

function badness({ state }: ModelState): number {
  return order.indexOf(state);
}

/** Host without its port. */
function hostName(host: string): string {
  return new URL(`http://${host}`).hostname;
}
