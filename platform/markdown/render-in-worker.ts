import { type RenderSourceOptions, sourceInput } from './render';
import { cachedHtml } from './render-cache';
import { MarkdownThread } from './thread';

const thread = new MarkdownThread();

/**
 * `renderSource` in a thread of its own, with the same cache: a large or hostile document holds up nobody but its reader.
 *
 * @param options.timeoutMs time for one document, milliseconds; default 30,000
 * @throws MarkdownError `timeout`, `too_large` or `too_deep`
 */
export function renderSourceInWorker(
  text: string,
  options: RenderSourceOptions & { timeoutMs?: number } = {},
): Promise<string> {
  return cachedHtml(sourceInput(text, options), options.resolveUrl, async (input, resolve) => {
    const job = {
      kind: 'render' as const,
      input: { ...input, highlights: [...input.highlights], marks: [...input.marks] },
    };
    const reply = await thread.run(job, options.timeoutMs ?? 30_000, resolve);
    if (reply.kind !== 'html') throw new Error('the Markdown thread answered with no HTML');
    return reply.html;
  });
}

/** Stops the thread, if one runs; the next `renderSourceInWorker` starts a new one. */
export function closeRenderWorker(): Promise<void> {
  return thread.close();
}
