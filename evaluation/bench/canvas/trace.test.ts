import { expect, it } from 'vitest';
import { summaryOf } from './trace';

const event = (name: string, tdur: number, tid = 1) => ({
  ...{ name, ph: 'X', pid: 1, tid, tdur, dur: tdur * 2 },
  args: { data: { type: 'wheel' } },
});
const traceEvents = [
  { name: 'thread_name', ph: 'M', pid: 1, tid: 1, args: { name: 'CrRendererMain' } },
  { name: 'thread_name', ph: 'M', pid: 1, tid: 2, args: { name: 'Compositor' } },
  { name: 'of no use', ph: 'I' },
  event('ThreadControllerImpl::RunTask', 9000),
  event('FireAnimationFrame', 4000),
  event('Layout', 1000),
  event('Paint', 600),
  event('Layerize', 400),
  event('Commit', 2000),
  event('Commit', 50_000, 2),
];

it('sums up what the page itself did, a frame at a time, in ms of processor time', () => {
  expect(summaryOf(Buffer.from(JSON.stringify({ traceEvents })), 2)).toEqual({
    parts: { script: 2, 'style and layout': 0.5, painting: 0.5, 'handing over, with what is drawn on canvases': 1 },
    longest: 9,
  });
});
