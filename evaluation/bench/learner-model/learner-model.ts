import type { Figure } from '../figure';
import { benchBest } from './best';
import { benchBkt } from './bkt';
import { benchIrt } from './irt';
import { benchMemory } from './memory';
import { benchSequencing } from './sequencing';
import { benchUpdate } from './update';

const PARTS = {
  bkt: benchBkt,
  best: benchBest,
  irt: benchIrt,
  memory: benchMemory,
  sequencing: benchSequencing,
  update: benchUpdate,
};

/** Every figure of the learner model that `docs/evaluation.md` promises, without a server or a database. */
export async function benchLearnerModel(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    process.stderr.write(`learner model: ${name}…\n`);
    figures.push(...(await part()));
  }
  return figures;
}
