import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { ChainHead } from '@/core/audit-chain/chain';
import type { ChainFault } from '@/core/audit-chain/verify';
import { auditFilterSchema } from '@/features/governance/contract';
import { keepAnchor, readAnchors } from '@/features/governance/service/anchors';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

/** What was found, in words for whoever has to look. */
const FAULTS: Record<ChainFault, string> = {
  missing: 'is missing',
  repeated: 'is there twice',
  'not-following': 'does not follow on the one before: something was put in, replaced or swapped',
  changed: 'was changed after it was written',
  'cut-off': 'is missing: the end was cut off, since a later end was kept elsewhere',
  unproven:
    'and all before it are gone, and the place at which the trail begins now is not sealed by this installation, or no record says that it was cut',
  rewritten: 'is another than the one whose hash was kept elsewhere: the chain was written anew',
};

const headSchema = z
  .string()
  .regex(/^\d{1,15}:[0-9a-f]{64}$/, 'a place and a hash, as `meno audit verify` prints them: 12:3af…');

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit trail: who read or changed whose record');
  audit
    .command('verify')
    .description('prove that nothing in the trail was changed, taken out, put in or cut off')
    .option('--head <place:hash>', 'an end that was printed earlier and kept elsewhere')
    .action(async (options: { head?: string }) => {
      await withMeno((opened) => verify(opened, options.head));
    });
  audit
    .command('export')
    .description('write the trail, or a part of it, to a file or to the output; that it was done is written down')
    .option('--from <day>', 'from this day on (YYYY-MM-DD, UTC)')
    .option('--to <day>', 'up to this day')
    .option('--format <format>', 'csv or jsonl', 'csv')
    .option('--out <file>', 'a file that does not exist yet; the output if left out')
    .option('--why <words>', 'what it is for; without names')
    .action(async (options: ExportOptions) => {
      await withMeno((opened) => exportTrail(opened, options));
    });
}

async function verify(opened: Opened, given: string | undefined): Promise<void> {
  const { services, foundation, districtId } = opened;
  const folder = foundation.config.MENO_DATA;
  const { chain } = await services.governance.anchor(districtId);
  const anchors = await readAnchors(folder, chain);
  if (given !== undefined) anchors.push(headOf(chain, given));
  const verdict = await services.governance.verify(districtId, anchors);
  const cut = await services.governance.cut(districtId);
  if (verdict.sound) {
    await keepAnchor(folder, verdict.head, new Date());
    print(
      `The audit trail is sound: ${count(verdict.head.place - (cut?.place ?? 0), 'record')}, held against ${count(anchors.length, 'end')} kept earlier.`,
    );
    if (cut)
      print(
        `Records 1 to ${cut.place} were let go by the schedule, last on ${cut.at.slice(0, 10)}; what follows on them is proved.`,
      );
    print(`Its end, to keep on paper or on another machine: ${verdict.head.place}:${verdict.head.hash}`);
  } else {
    print(`The audit trail is broken: record ${verdict.place} ${FAULTS[verdict.fault]}.`);
    print(`Sound up to record ${verdict.soundUpTo.place}: ${verdict.soundUpTo.place}:${verdict.soundUpTo.hash}`);
    process.exitCode = 1;
  }
  await recordCommand(opened, 'audit verify', {
    ...{ kind: 'read', record: 'audit', scope: WHOLE_DISTRICT, outcome: verdict.sound ? 'done' : 'failed' },
  });
}

function headOf(chain: string, given: string): ChainHead {
  const parsed = headSchema.safeParse(given);
  if (!parsed.success) throw new CommandError(`--head: ${parsed.error.issues[0]?.message}`, 2);
  const [place = '', hash = ''] = parsed.data.split(':');
  return { chain, place: Number(place), hash };
}

interface ExportOptions {
  from?: string;
  to?: string;
  format: string;
  out?: string;
  why?: string;
}

async function exportTrail(opened: Opened, options: ExportOptions): Promise<void> {
  const { services, districtId } = opened;
  const filter = auditFilterSchema.pick({ from: true, to: true }).safeParse({ from: options.from, to: options.to });
  if (!filter.success) throw new CommandError('--from and --to: a day as YYYY-MM-DD', 2);
  const { format } = options;
  if (format !== 'csv' && format !== 'jsonl') throw new CommandError('--format: csv or jsonl', 2);
  // Before anything is given away.
  await recordCommand(opened, 'audit export', {
    ...{ kind: 'export', record: 'audit', scope: WHOLE_DISTRICT, why: options.why ?? null },
  });
  const pieces = Readable.from(services.governance.file(systemActor(districtId), filter.data, format));
  if (!options.out) {
    await pipeline(pieces, process.stdout, { end: false });
    return;
  }
  const file = createWriteStream(options.out, { flags: 'wx', mode: 0o600 });
  await pipeline(pieces, file).catch((error: unknown) => {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  });
  print(`${options.out}: written.`);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
