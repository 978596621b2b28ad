import { expect, it } from 'vitest';
import { renderSource } from './render';

it('sets marks before the first block that begins at them or later, with their links, whatever the document says', async () => {
  const text = '# T\n\nOne.\n\nTwo.\n\n- a\n- b\n';
  const html = await renderSource(text, {
    path: 'a.pdf',
    marks: [
      { at: 0, label: 'page <i>', href: '/original#page=1' },
      { at: 7, label: 'page 2', href: null },
      { at: 100, label: 'page 3', href: null },
    ],
  });
  const order = html.match(/page &#x3C;i>|page \d|<h1|One|Two|<ul/g);
  expect(order).toEqual(['page &#x3C;i>', '<h1', 'One', 'page 2', 'Two', '<ul', 'page 3']);
  expect(html).toContain('<a href="/original#page=1" target="_blank" rel="noopener">page &#x3C;i></a>');
  expect(await renderSource('<p class="place-mark">x</p>\n', { path: 'a.md' })).not.toContain('place-mark');
});
