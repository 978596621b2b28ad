import next from 'next';
import { describeError } from '@/platform/telemetry/describe-error';
import type { Log } from '@/platform/telemetry/log';
import type { Config } from './config/read-config';
import { openFoundation } from './foundation';
import { programFolder } from './paths';
import { checkPages } from './permissions/check-pages';
import { createServices } from './services';
import { startUpkeep } from './upkeep';
import { builtSettings } from './web/built-settings';
import { startWeb } from './web/start-web';

/** How long running requests may take after a stop was asked for, in milliseconds. */
const GRACE_MS = 20_000;

export interface RunningMeno {
  url: string;
  /** Finishes running requests and jobs, then closes the engines. */
  stop(): Promise<void>;
}

/**
 * Starts everything in this process: engines, jobs, API and pages on one port.
 * @param say gets the lines that the administrator must see.
 */
export async function startMeno(config: Config, log: Log, say: (line: string) => void): Promise<RunningMeno> {
  const report = (error: unknown) => log.error({ error: describeError(error) }, 'request or job failed');
  const foundation = await openFoundation(config, log, say);
  try {
    await checkPages(programFolder);
    const services = await createServices(foundation, report);
    const pages = next({ dev: false, dir: programFolder, conf: await builtSettings(programFolder) });
    await Promise.all([pages.prepare(), services.jobs.start()]);
    await services.library.resumeIngestions();
    await services.resumeModels();
    await services.rights.resume();
    await services.resumeDemo();
    await services.resumeImports();
    // Before anybody answers: the next answer builds on what is kept of those before it.
    await services.catchUpMemories();
    const upkeep = startUpkeep(services, report);
    const ahead = services.lessonsAhead.start();
    const handlePage = pages.getRequestHandler();
    const api = (request: Request) => services.app.fetch(request);
    Object.assign(globalThis, { [Symbol.for('meno.api')]: api });
    const web = await startWeb(config, log, say, {
      api,
      pages: (request, response) => handlePage(request, response),
      report,
    });
    return {
      url: config.MENO_PUBLIC_URL ?? web.url,
      async stop() {
        upkeep.stop();
        await ahead.stop();
        await web.close(GRACE_MS);
        await services.jobs.stop();
        await pages.close();
        await services.close();
        await foundation.close();
      },
    };
  } catch (error) {
    await foundation.close();
    throw error;
  }
}
