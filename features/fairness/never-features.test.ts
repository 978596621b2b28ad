import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { riskFeatures } from '@/core/risk/facts';

/** Everything that decides about learners, or carries what decides. */
const DECIDES = ['core', 'features', 'platform', 'demo', 'server'];
/** What may name the table: its own feature, the catalogue that says what each table holds, migrations. */
const MAY = /^(features\/fairness\/|platform\/database\/(catalogue|migrations|for-purpose)|core\/fairness\/)/;
/** What would reach it: its name in SQL, its schema or store in an import, the purpose that opens it. */
const REACHES = /group_attributes|fairness\/(schema|store)|forPurpose\([^)]*'(fairness|research)'|meno\.purpose/;

/** What somebody is, rather than what they did. */
const SAYS_WHO = /\b(sex|gender|age_?band|birth_?date|disabilit\w+|free_?meals|ethnic\w*|racial|consent_people)\b/i;

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('groups', () => {
  it('are never features: nothing outside the audits of fairness can reach them', async () => {
    const files = (await Promise.all(DECIDES.map(sources))).flat().filter((file) => !MAY.test(file));
    expect(files.length).toBeGreaterThan(800);
    const reaching: string[] = [];
    for (const file of files) if (REACHES.test(await readFile(file, 'utf8'))) reaching.push(file);
    expect(reaching).toEqual([]);
  });

  it('are named nowhere in what guesses who falls behind', async () => {
    const files = (await Promise.all(['core/risk', 'features/early-warning'].map(sources))).flat();
    expect(files).toEqual(expect.arrayContaining(['core/risk/facts.ts', 'features/early-warning/contract.ts']));
    for (const file of files) expect((await readFile(file, 'utf8')).match(SAYS_WHO), file).toBeNull();
    // Answers alone: a new feature is a decision, and this test asks for it.
    expect([...riskFeatures]).toEqual([
      ...['silence', 'few-days', 'few-answers', 'fading', 'wrong', 'helped', 'little-gained', 'left', 'unsettled'],
    ]);
  });

  it('would be found where something did', () => {
    expect(REACHES.test('select value from group_attributes')).toBe(true);
    expect(REACHES.test("import { groupsFor } from '@/features/fairness/store-groups';")).toBe(true);
    expect(REACHES.test("forPurpose(tx, 'fairness', work)")).toBe(true);
    expect(REACHES.test("forPurpose(tx, 'research', work)")).toBe(true);
  });
});
