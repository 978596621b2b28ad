import type { Browser } from 'playwright-core';
import { writeModelsConfig } from '@/platform/models/config-file';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import { launchBrowser } from './browser';
import { type MenoProcess, newDataFolder, removeDataFolder, startMeno } from './meno-process';

/** A Meno whose tutor is the scripted one, and a browser. */
export interface WithTutor {
  tutor: TutorServer;
  meno: MenoProcess;
  browser: Browser;
  /** Ends all of it, and takes the data folder away. */
  close(): Promise<void>;
}

export async function startWithTutor(): Promise<WithTutor> {
  const data = await newDataFolder();
  const tutor = await startTutorServer();
  await writeModelsConfig(data, {
    models: [{ kind: 'openai', id: 'tutor', url: tutor.url, model: 'tutor' }],
    order: { tutor: ['tutor'], judge: [], embeddings: [] },
  });
  const [meno, browser] = await Promise.all([startMeno(data), launchBrowser()]);
  return {
    tutor,
    meno,
    browser,
    async close() {
      await browser.close();
      await meno.stop();
      await tutor.close();
      await removeDataFolder(data);
    },
  };
}
