import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { federatedResultSchema, federationPlanSchema } from '@/features/federation/plan';
import { answerAll, type District, makeDistrict } from './support/district';

const NAMES = ['north', 'south', 'west'];
const LEARNERS = 24;
const districts = new Map<string, District>();
const of = (name: string): District => {
  const found = districts.get(name);
  if (!found) throw new Error(`no district ${name}`);
  return found;
};

/** What the coordinator was given, by the way it came. */
interface Heard {
  path: string;
  body: string;
}
const heard: Heard[] = [];
let line: Server | null = null;

/** A line to the coordinator on which everything is written down. */
async function overhear(port: string): Promise<string> {
  line = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const body = Buffer.concat(pieces).toString();
    if (request.method === 'POST') heard.push({ path: request.url ?? '', body });
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      ...{ method: request.method ?? 'GET', headers: { authorization: request.headers.authorization ?? '' } },
      ...(request.method === 'POST' ? { body } : {}),
    }).catch(() => null);
    if (!answer) return void response.destroy();
    response.writeHead(answer.status).end(answer.status === 204 ? undefined : await answer.text());
  });
  const server = line;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return `http://127.0.0.1:${at.port}`;
}

/** What a process says, until it has said this. */
function said(stream: NodeJS.ReadableStream | null, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    stream?.on('data', (bytes: Buffer) => {
      all += bytes.toString();
      const found = wanted.exec(all);
      if (found) resolve(found[1] ?? found[0]);
    });
    stream?.on('end', () => reject(new Error(`never said ${wanted}:\n${all}`)));
  });
}
const ended = (child: ReturnType<District['begin']>) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

beforeAll(async () => {
  await Promise.all(
    NAMES.map(async (name, i) => {
      const district = await makeDistrict(name);
      districts.set(name, district);
      await answerAll(district, LEARNERS, i);
    }),
  );
});

afterAll(async () => {
  line?.close();
  await Promise.all([...districts.values()].map((district) => district.remove()));
});

describe('three districts with databases of their own', () => {
  it('agree on what they have in common, without a word of it', async () => {
    const members = Object.fromEntries(
      await Promise.all(NAMES.map(async (name) => [name, (await of(name).run('federation', 'key')).trim()])),
    );
    const draft = {
      ...{ name: 'bearings', members, threshold: 2, skills: ['*'], rounds: 2, rho: 1 },
      ...{ mostAnswers: 8, mostConcepts: 4, deadlineS: 12 },
    };
    for (const name of NAMES) await writeFile(of(name).file('draft.json'), JSON.stringify(draft));
    await Promise.all(
      NAMES.map((name) =>
        of(name).run(
          'federation',
          'offer',
          of(name).file('draft.json'),
          '--as',
          name,
          '--out',
          of(name).file('offer.json'),
        ),
      ),
    );
    const north = of('north');
    const offers = NAMES.map((name) => of(name).file('offer.json'));
    const list = ['federation', 'list', north.file('draft.json'), ...offers, '--out', north.file('plan.json')];
    expect(await north.run(...list, '--rounds', '2', '--rho', '1')).toMatch(/exercises that 3 or more/);
    const plan = federationPlanSchema.parse(JSON.parse(await readFile(north.file('plan.json'), 'utf8')));
    const { rows } = await north.inDatabase((client) => client.query('select body from items'));
    const listed = plan.items?.listed.length ?? 0;
    expect(listed).toBeGreaterThan(0.9 * rows.length);
    expect(listed).toBeLessThanOrEqual(rows.length);
    for (const name of NAMES.slice(1))
      await writeFile(of(name).file('plan.json'), await readFile(north.file('plan.json')));
    const offer = await readFile(offers[0] ?? '', 'utf8');
    for (const { body } of rows) expect(offer).not.toContain(body.prompt);
  });

  it('come to one result though one is killed in the midst, and nobody sees a single one’s numbers', async () => {
    const tokens = await Promise.all(
      NAMES.map(async (name) => {
        const [, token = '', hash = ''] =
          /alone: (\S+)\n.*coordinator: (\S+)/.exec(await of(name).run('federation', 'token')) ?? [];
        await writeFile(of(name).file('token.txt'), token);
        return [name, hash];
      }),
    );
    const north = of('north');
    await writeFile(north.file('tokens.json'), JSON.stringify(Object.fromEntries(tokens)));
    const coordinator = north.begin(
      ...['federation', 'coordinate', north.file('plan.json'), '--tokens', north.file('tokens.json'), '--port', '0'],
      ...['--out', north.file('coordinated.json')],
    );
    const over = ended(coordinator);
    const address = await overhear(await said(coordinator.stderr, /port (\d+)/));
    const members = NAMES.map((name) => {
      const { begin, file } = of(name);
      return begin(
        ...['federation', 'join', file('plan.json'), '--as', name, '--coordinator', address],
        ...['--token-file', file('token.txt'), '--out', file('result.json')],
      );
    });
    const ends = members.map(ended);
    await said(members[2]?.stderr ?? null, /Round 2/);
    members[2]?.kill('SIGKILL');
    expect(await Promise.all(ends)).toEqual([0, 0, null]);
    expect(await over).toBe(0);
    const [own, other, theirs] = await Promise.all(
      [north.file('result.json'), of('south').file('result.json'), north.file('coordinated.json')].map(async (file) =>
        federatedResultSchema.parse(JSON.parse(await readFile(file, 'utf8'))),
      ),
    );
    expect(other?.items).toEqual(own?.items);
    expect(theirs?.items).toEqual(own?.items);
    expect(own?.survivors[0]).toBe(3);
    expect(own?.survivors.slice(-2)).toEqual([2, 2]);
    // Masked sums look like numbers drawn at random from all that there are: the true ones would all lie within 2^44 of 0.
    const masked = heard
      .filter(({ path }) => path.startsWith('/mask'))
      .flatMap(({ body }) =>
        z
          .object({ masked: z.array(z.string()) })
          .parse(JSON.parse(body))
          .masked.map(BigInt),
      );
    expect(masked.length).toBeGreaterThan(100);
    const small = masked.filter(
      (each) => BigInt.asIntN(64, each) < 2n ** 44n && BigInt.asIntN(64, each) > -(2n ** 44n),
    );
    expect(small.length).toBeLessThan(3);
    expect(new Set(heard.map(({ path }) => path.split('/')[1]))).toEqual(
      new Set(['advertise', 'share', 'mask', 'confirm', 'unmask']),
    );
  });

  it('hold it in their own databases, and a teacher’s change stays', async () => {
    const [north, south, west] = NAMES.map(of);
    if (!north || !south || !west) throw new Error('no districts');
    // A teacher of the south changed exercises since.
    await south.inDatabase((client) => client.query(`update items set edited = true where kind = 'cloze'`));
    const words = await Promise.all(
      [north, south].map((each) => each.run('federation', 'apply', each.file('result.json'))),
    );
    for (const each of words) expect(each).toMatch(/They start from what all found/);
    const held = (district: District) =>
      district.inDatabase(async (client) => {
        const items = await client.query(
          `select i.kind, f.difficulty as found, d.difficulty as used from items i left join item_priors f on f.item_id = i.id
             left join item_difficulties d on d.item_id = i.id order by i.fingerprint`,
        );
        const spent = await client.query(`select coalesce(sum(parts), 0)::float8 / 1e9 as rho from privacy_spendings`);
        const audit = await client.query(
          `select action from audit_records where action like 'command: federation%' order by sequence`,
        );
        return { items: items.rows, rho: spent.rows[0].rho, audit: audit.rows.map(({ action }) => action) };
      });
    const [inNorth, inSouth, inWest] = [await held(north), await held(south), await held(west)];
    const half = Math.floor(inNorth.items.length / 2);
    const mean = (rows: { used: number }[]) => rows.reduce((sum, { used }) => sum + used, 0) / rows.length;
    expect(mean(inNorth.items.slice(half + 1))).toBeGreaterThan(mean(inNorth.items.slice(0, half)) + 0.2);

    const found = (items: { kind: string; found: number | null }[], kind: string) =>
      items.filter((item) => item.kind === kind && item.found !== null).length;
    expect([found(inNorth.items, 'cloze') > 0, found(inSouth.items, 'cloze')]).toEqual([true, 0]);
    expect(found(inSouth.items, 'short')).toBe(found(inNorth.items, 'short'));
    expect(inWest.items.some(({ found }) => found !== null)).toBe(false);
    // Two rounds each of 1; whoever was killed in the second has paid for what it gave.
    expect([inNorth.rho, inSouth.rho]).toEqual([expect.closeTo(2, 6), expect.closeTo(2, 6)]);
    expect([0.5, 1].some((rho) => Math.abs(inWest.rho - rho) < 1e-6)).toBe(true);
    expect(inNorth.audit).toEqual(
      ['offer', 'join', 'apply', 'apply'].map((each) => `command: federation ${each}`).slice(0, inNorth.audit.length),
    );
    expect(await north.run('federation', 'forget')).toMatch(/first guesses again/);
    expect((await held(north)).items.some(({ found }) => found !== null)).toBe(false);
  });

  it('says in words what is wrong', async () => {
    const { run, file } = of('north');
    const join = [
      'federation',
      'join',
      file('plan.json'),
      '--coordinator',
      'http://127.0.0.1:1',
      '--token-file',
      file('token.txt'),
    ];
    await expect(run(...join, '--as', 'south', '--out', file('new.json'))).rejects.toThrow('another key for south');
    await expect(run(...join, '--as', 'north', '--out', file('new.json'))).rejects.toThrow(
      /and 0 of this district’s budget is left/,
    );
  });
});
