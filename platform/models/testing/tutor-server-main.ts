// `node --import tsx platform/models/testing/tutor-server-main.ts [port]`: the scripted tutor, for looking at pages without a model.
import { startTutorServer } from './tutor-server';

const server = await startTutorServer({ port: Number(process.argv[2] ?? 8090), tokenMs: 15 });
process.stdout.write(`The scripted tutor answers at ${server.url}/v1 as the model "tutor".\n`);
