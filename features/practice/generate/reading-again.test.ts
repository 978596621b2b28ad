import { describe, expect, test } from 'vitest';
import type { GeneratedItem } from '../contract';
import { conceptsOf } from './course-fixture';
import { meaningShape } from './definition-meaning';
import { readDefinition } from './definition-sentence';
import { generateItems } from './generate-items';

const itemsOf = (documents: Record<string, string>): GeneratedItem[] =>
  generateItems({ concepts: conceptsOf(documents), seed: 3, language: 'en' });
const fence = '```';

describe('results of code', () => {
  test('none where the code stops with an error after printing', () => {
    const code = (error: string) =>
      itemsOf({
        'a.md': `# Lists\n\n## Index\n\n${fence}python\nodds = [1, 3]\nprint(odds[0] + 4)\nprint(odds[2])\n${fence}\n\n${fence}output\n5\n${fence}\n\n${error}`,
      }).filter(({ body }) => body.kind === 'code');
    expect(code('')).not.toEqual([]);
    expect(code(`${fence}error\nIndexError: list index out of range\n${fence}\n`)).toEqual([]);
  });

  test('none where the shown result is not what the template makes', () => {
    const results = (shown: string) =>
      itemsOf({
        'a.md': `# Strings\n\n## Template\n\n${fence}javascript\nconst degrees = 23;\n\`It is \${degrees} °C\`;\n// => ${shown}\n${fence}\n`,
      }).flatMap(({ key }) => (key.kind === 'code' ? key.answers : []));
    expect(results("'It is 23 °C';")).toContain("'It is 23 °C'");
    expect(results("'Is is 23 °C.';").filter((answer) => answer.includes('Is is'))).toEqual([]);
  });
});

test('no gap that many a word fits', () => {
  const cloze = (sentence: string) =>
    itemsOf({
      'a.md': `# Models\n\n## Scalability\n\n**Scalability** is the growth of models with data. ${sentence} Scalability of models depends on data and memory.\n\nScalability needs memory for the growth of models.\n`,
    })
      .filter(({ body }) => body.kind === 'cloze')
      .flatMap(({ body }) => (body.kind === 'cloze' ? [body.text] : []));
  expect(cloze('The scalability of models with growing memory has inspired many engineers.').join()).not.toContain(
    'The ____ of',
  );
});

test('a definition goes to the concept under whose heading it stands', () => {
  const text =
    '# Vibration\n\n## Fault frequency\n\nA fault frequency is a frequency of vibration that points to a defect. A **spectrum** is a graph that splits vibration into its parts.\n\n## Imbalance\n\nImbalance is an uneven distribution of mass about an axis.\n';
  const [fault, imbalance] = conceptsOf({ 'a.md': text });
  if (!fault || !imbalance) throw new Error('no concepts');
  // The first chunk is taught for both, and the second concept has fewer chunks.
  const more = { ...fault, chunks: [...fault.chunks, ...imbalance.chunks] };
  const guest = { ...imbalance, chunks: fault.chunks };
  const owners = generateItems({ concepts: [more, guest], seed: 3, language: 'en' })
    .filter(({ body }) => body.kind === 'short' && body.prompt.includes('spectrum'))
    .map(({ conceptId }) => conceptId);
  expect(owners).toEqual([more.id]);
});

describe('meanings', () => {
  test.each([
    ['recursive', 'A recursive procedure is one that calls itself', 'entry'],
    ['pipe', 'the vertical bar between the two commands', 'sentence'],
  ] as const)('no meaning of %s: %s', (term, meaning, form) => {
    expect(meaningShape(term, meaning, form)).toBeNull();
  });

  test('the case at hand in brackets is left out', () => {
    const known = { emphasised: new Set(['feature']), concepts: new Set<string>() };
    const said = readDefinition(
      'The variables (age and area) upon which the predictions are based are called *features*.',
      known,
    );
    expect(said?.meaning).toBe('the variables upon which the predictions are based');
    expect(readDefinition('A vector (or list) of features is called a *feature*.', known)?.meaning).toContain(
      '(or list)',
    );
  });
});

test('a glossary is no place to look in, and a heading that is the term says nothing', () => {
  const glossary = itemsOf({
    'g.md':
      '# Commands\n\n## Summary of commands\n\nFilter\n: A program that transforms a stream of data.\n\nPath\n: A description that gives the place of a file or folder.\n\nLoop\n: A set of instructions that is carried out several times.\n\nPrompt\n: A sign by which a program shows that it is waiting.\n',
  }).filter(({ body }) => body.kind === 'choice' || body.kind === 'matching');
  expect(glossary.length).toBeGreaterThan(0);
  for (const { hints } of glossary) expect(hints[0]).not.toContain('Summary of commands');
});

test("a name is asked for as what it is, and a story's table is no pairs", () => {
  const prompts = itemsOf({
    'a.md':
      '# Sites\n\n## Kaggle\n\nKaggle is a popular platform that hosts machine learning competitions. Many use Kaggle.\n\n## Repairs\n\n| Action after F-3 | Due |\n|---|---|\n| New belt | 1 week |\n| New seal | 2 weeks |\n| New switch | 4 weeks |\n',
  }).map(({ body }) => `${body.kind} ${body.prompt}`);
  expect(prompts).toContain('short In your own words: what is **Kaggle**?');
  expect(prompts.filter((prompt) => prompt.startsWith('matching'))).toEqual([]);
});

test('why-questions name what they are about', () => {
  const why = (claim: string) =>
    itemsOf({
      'a.md': `# Permits\n\n## Fire watch\n\nA **fire watch** is a person who looks for fire after hot work. ${claim} because smouldering embers stay hidden in cavities.\n`,
    }).filter(({ body }) => body.kind === 'short' && /why/i.test(body.prompt));
  expect(why('The 2019 edition asks for at least 60 minutes,')).toEqual([]);
  expect(why('The fire watch must stay for at least 60 minutes,')).toHaveLength(1);
});
