import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Path of a file of the data sets that are measured but not shipped, or null where it is not: their folder is named by
 * MENO_DATASETS, as `kt/assist09_train.csv.gz` lies in it (docs/evaluation.md says where each set comes from).
 */
export function datasetPath(file: string): string | null {
  const folder = process.env.MENO_DATASETS;
  if (!folder) return null;
  const found = path.join(folder, file);
  return existsSync(found) ? found : null;
}
