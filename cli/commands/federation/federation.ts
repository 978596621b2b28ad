import { createHash, randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { readConfig } from '@/server/config/read-config';
import { addApplyCommand } from './apply';
import { addCoordinateCommand } from './coordinate';
import { federationKey } from './files';
import { addJoinCommand } from './join';
import { addOfferCommands } from './offer';
import { addRiskCommand } from './risk';

/** `meno federation`: districts that improve models together, without giving away an answer. */
export function addFederationCommands(program: Command): void {
  const federation = program
    .command('federation')
    .description('improve models and exercises together with other districts, without giving away an answer');
  federation
    .command('key')
    .description('print the public key of this district, for the plan that all members agree on; made on first use')
    .action(async () => {
      const { publicKey } = await federationKey(readConfig(process.env).MENO_DATA);
      process.stdout.write(`${publicKey}\n`);
    });
  federation
    .command('token')
    .description('make a token for a member, and the hash of it that the coordinator keeps')
    .action(() => {
      const token = randomBytes(32).toString('base64url');
      const hash = createHash('sha256').update(token).digest('hex');
      process.stdout.write(`token, for the member alone: ${token}\nhash, for the coordinator: ${hash}\n`);
    });
  addOfferCommands(federation);
  addRiskCommand(federation);
  addCoordinateCommand(federation);
  addJoinCommand(federation);
  addApplyCommand(federation);
}
