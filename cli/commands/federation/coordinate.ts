import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { coordinate } from '@/features/federation/coordinate';
import { federationPlanSchema } from '@/features/federation/plan';
import { serveFederation } from '@/features/federation/serve';
import { roundsOf } from '@/features/federation/stages';
import type { State } from '@/features/federation/wire';
import { aggregationCrypto } from '@/platform/crypto/aggregation-crypto';
import { CommandError } from '../../command-error';
import { checkFree, readJson, writeNew } from './files';

interface CoordinateOptions {
  tokens: string;
  host: string;
  port: string;
  cert?: string;
  key?: string;
  out?: string;
}

/** What each step waits for. */
const WORDS: Record<Exclude<State['step'], 'done'>, string> = {
  advertise: 'who takes part',
  share: 'keys in pieces',
  mask: 'masked sums',
  confirm: 'who is in the sum',
  unmask: 'pieces that take the masks off',
  failed: 'too few were left',
};

const ASK_EVERY_MS = 200;
/** Members ask for the result after the last round. */
const LINGER_MS = 5000;

export function addCoordinateCommand(federation: Command): void {
  federation
    .command('coordinate <plan>')
    .description(
      'carry the messages of the members and add up what they masked; needs no database, and sees sums alone',
    )
    .requiredOption('--tokens <file>', 'JSON: the hash of each member’s token, by member')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', '8443')
    .option('--cert <file>', 'TLS certificate in PEM; without it plain HTTP, for one’s own network or behind a proxy')
    .option('--key <file>', 'its private key')
    .option('--out <file>', 'where the result is written besides; a file that does not exist yet')
    .action(run);
}

async function run(planFile: string, { tokens, host, port, cert, key, out }: CoordinateOptions): Promise<void> {
  const plan = await readJson(planFile, federationPlanSchema);
  const tokenHashes = await readJson(tokens, z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)));
  const missing = Object.keys(plan.members).filter((name) => !tokenHashes[name]);
  if (missing.length > 0) throw new CommandError(`${tokens} has no hash for ${missing.join(', ')}.`, 2);
  if (out) await checkFree(out);
  if ((cert === undefined) !== (key === undefined)) throw new CommandError('--cert and --key go together.', 2);
  const tls = cert && key ? { tls: { cert: await readFile(cert), key: await readFile(key) } } : {};
  const state = coordinate(aggregationCrypto, plan, { runId: randomUUID(), nowMs: Date.now() });
  const server = await serveFederation(state, { tokenHashes, host, port: Number(port), ...tls });
  process.stderr.write(
    `Listening on ${host}, port ${server.port}. ${Object.keys(plan.members).length} members may come.\n`,
  );
  const rounds = roundsOf(plan);
  let shown = '';
  for (;;) {
    const { step, round } = state.stateFor('');
    const line = step === 'done' ? 'done' : `round ${Math.min(round + 1, rounds)} of ${rounds}: ${WORDS[step]}`;
    if (line !== shown) process.stderr.write(`${line}\n`);
    shown = line;
    if (step === 'done' || step === 'failed') break;
    await wait(ASK_EVERY_MS);
  }
  const result = state.result();
  await wait(LINGER_MS);
  await server.close();
  if (!result) throw new CommandError('Too few members were left, twice in one round. Nothing came of it.');
  if (out) await writeNew(out, result);
  else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
