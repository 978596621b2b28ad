import { writeModelsConfig } from '@/platform/models/config-file';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import { copyFresh } from './prepared';
import { type Stage, startStage } from './stage';

/** A Meno whose tutor is the scripted one, and a browser. */
export interface WithTutor extends Stage {
  tutor: TutorServer;
}

/** @param data the data folder, that of a Meno that nobody has set up when left out. */
export async function startWithTutor(data?: string): Promise<WithTutor> {
  const folder = data ?? (await copyFresh());
  const tutor = await startTutorServer();
  await writeModelsConfig(folder, {
    models: [{ kind: 'openai', id: 'tutor', url: tutor.url, model: 'tutor' }],
    order: { tutor: ['tutor'], judge: [], embeddings: [] },
  });
  const stage = await startStage(folder);
  return {
    ...stage,
    tutor,
    async close() {
      await stage.close();
      await tutor.close();
    },
  };
}
