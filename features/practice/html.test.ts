import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { addCourse } from '@/platform/database/testing-course';
import { systemActor } from '@/platform/database/transaction';
import { renderMarkdown } from '@/platform/markdown/render';
import type { ItemBody } from './contract';
import { createItemHtml } from './html';

const test = testDatabase();
const html = createItemHtml({ urlResolver: async () => (path, url, kind) => `/${kind}s/of/${path}/${url}` });

let course: { courseId: string; sourceId: string };

beforeAll(async () => {
  course = await addCourse(test());
});

async function body(item: ItemBody) {
  return test().database.transaction(systemActor(test().districtId), (tx) => html.body({ tx, ...course }, item));
}

describe('HTML of an item', () => {
  it('has the prompt and each option under its id, safe', async () => {
    const shown = await body({
      kind: 'choice',
      prompt: 'Which is **it**? <script>alert(1)</script>',
      options: [
        { id: 'o1', text: 'the `cage`' },
        { id: 'o2', text: '<img src=x onerror=alert(1)>' },
      ],
    });
    expect(shown.prompt).toContain('<strong>it</strong>');
    expect(shown.o1).toContain('<code>cage</code>');
    expect(JSON.stringify(shown)).not.toMatch(/<script|onerror|alert\(1\)>/);
  });

  it.each([
    'The ____ carries the load.',
    '____ carry the *load* of `snake_case` and _more_.',
    'Press **____** twice.',
    'Call `x.____()` to end.',
  ])('keeps the one gap of %s', async (text) => {
    const shown = await body({ kind: 'cloze', prompt: 'Which word is missing?', text });
    expect(shown.text?.match(/(?<!_)____(?!_)/g)).toHaveLength(1);
  });

  it('keeps the gap of code, in a block of its language, whatever backticks the code holds', async () => {
    const code = 'const text = `a ____ b`;\n```\nmore';
    const shown = await body({ kind: 'code', prompt: 'Fill the gap.', lang: 'js', code });
    expect(shown.code?.match(/____/g)).toHaveLength(1);
    expect(shown.code).toContain('<pre');
    expect(shown.code).toContain('more');
  });

  it('is the same for plain words as what the Markdown renderer makes of them', async () => {
    const words = fc.array(
      fc.constantFrom(
        'The',
        'a)',
        'www.example.org',
        'x',
        '1.',
        '-',
        '- a',
        '(c)',
        'l’été',
        'don’t',
        "it's",
        '50%',
        'e.g.',
        '“so”',
        'A--B',
        '!',
        'Ω',
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (some) => {
        const prompt = some.join(' ');
        const rendered = (await renderMarkdown(prompt)).trim();
        expect((await body({ kind: 'short', prompt })).prompt).toBe(rendered);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('leads images to where the upload serves them', async () => {
    const shown = await body({ kind: 'short', prompt: 'What is this? ![a bearing](images/bearing.png)' });
    expect(shown.prompt).toContain('/images/of/bearings.md/images/bearing.png');
  });
});
