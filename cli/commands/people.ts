import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { createToken } from '@/features/identity/authenticate';
import { createPersonSchema, roleSchema, setupSchema } from '@/features/identity/contract';
import { personByEmail } from '@/features/identity/store';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';
import { recordCommand } from '../record-command';

interface UserOptions {
  email: string;
  name?: string;
  role: string;
  password?: string;
  district?: string;
}

interface TokenOptions {
  user: string;
  name: string;
  days: string;
  readOnly?: boolean;
}

export function addPeopleCommands(program: Command): void {
  const user = program.command('user').description('people');
  user
    .command('create')
    .description('add a person; the first one becomes the owner of the district')
    .requiredOption('--email <email>', 'e-mail address they sign in with')
    .option('--name <name>', 'their name (the part of the address before the @ if left out)')
    .option('--role <role>', 'learner, teacher or admin', 'learner')
    .option('--password <password>', 'at least 10 characters; made up and printed if left out')
    .option('--district <name>', 'name of the district, when this sets up a new installation')
    .action(async (options: UserOptions) => {
      await withMeno((opened) => createUser(opened, options), { needsDistrict: false });
    });
  const token = program.command('token').description('API tokens');
  token
    .command('create')
    .description('make an API token and print it; it is not shown again')
    .requiredOption('--user <email>', 'whose token it is')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--days <days>', 'valid for so many days', '365')
    .option('--read-only', 'it may look and change nothing')
    .action(async (options: TokenOptions) => {
      await withMeno((opened) => printToken(opened, options));
    });
}

async function createUser(opened: Opened, options: UserOptions): Promise<void> {
  const { services, districtId } = opened;
  const password = options.password ?? randomBytes(12).toString('base64url');
  const given = { name: options.name ?? options.email.split('@')[0] ?? options.email, email: options.email, password };
  if (districtId === '') {
    const input = check(setupSchema.safeParse({ ...given, districtName: options.district ?? 'My school' }));
    const owner = await services.identity.setUp(input);
    const made = { services, districtId: owner.districtId };
    await recordCommand(made, 'user create', {
      ...{ kind: 'change', record: 'account', recordId: owner.userId, subjects: [owner.userId] },
    });
    print(`The district “${input.districtName}” is set up; ${input.email} owns it.`);
  } else {
    const input = check(createPersonSchema.safeParse({ ...given, role: check(roleSchema.safeParse(options.role)) }));
    const person = await services.identity.createPerson(districtId, input);
    await recordCommand(opened, 'user create', {
      ...{ kind: 'change', record: 'account', recordId: person.id, subjects: [person.id] },
    });
    print(`${person.name} <${person.email}> may sign in as ${person.role}.`);
  }
  if (!options.password) print(`Password: ${password}`);
}

async function printToken({ foundation, services, districtId }: Opened, options: TokenOptions): Promise<void> {
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new CommandError('--days: a whole number from 1 to 3650', 2);
  const expiresAt = new Date(Date.now() + days * 24 * 3600 * 1000);
  const token = await foundation.database.transaction(systemActor(districtId), async (tx) => {
    const person = await personByEmail(tx, options.user);
    if (!person) throw new CommandError(`Nobody has the e-mail address ${options.user}.`);
    const may = options.readOnly ? 'read' : 'all';
    const made = await createToken(tx, { userId: person.id, name: options.name, may, expiresAt });
    await services.audit.append(tx, {
      ...{
        who: null,
        role: 'system',
        via: 'command',
        kind: 'change',
        action: 'command: token create',
        record: 'token',
      },
      ...{ recordId: person.id, subjects: [person.id], scope: null, why: null, from: null, outcome: 'done' },
    });
    return made.token;
  });
  print(token);
}

function check<T>(
  result:
    | { success: true; data: T }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } },
): T {
  if (result.success) return result.data;
  throw new CommandError(
    result.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('\n'),
    2,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
