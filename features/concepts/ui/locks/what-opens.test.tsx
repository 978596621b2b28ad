import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import mapWords from '@/platform/i18n/messages/en/map.json';
import { ConceptList } from '../list/concept-list';
import { conceptOf, mapOf, standingOf } from '../map-fixtures';
import { mapGraph, stateOf, whereToBegin } from '../map-graph';
import { neighbourhood } from '../neighbourhood';
import { LearnActions } from '../panel/learn-actions';
import { firstKey, keysOf } from './what-opens';
import { WhatOpensIt } from './what-opens-it';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const names = ['bolt', 'nut', 'gear', 'axle', 'wheel', 'cart'];
const map = mapOf(
  // Wheel's own estimate is high: what its gate says goes before that.
  names.map((name) => conceptOf(name, name === 'bolt' ? { mastery: 0.9, mode: 'advanced' } : {})),
  [
    ['bolt', 'gear'],
    ['nut', 'gear'],
    ['gear', 'wheel'],
    ['wheel', 'cart'],
  ],
);
const graph = mapGraph(map, {
  readAt: NOW,
  items: [
    standingOf('bolt', 0, { state: 'unproven', provableFrom: '2026-03-04T09:00:00Z' }),
    standingOf('nut', 1, { state: 'learning' }),
    standingOf('gear', 2, { state: 'locked', missingIds: ['nut', 'bolt'] }),
    standingOf('axle', 3, { state: 'held', dueAt: '2026-03-09T09:00:00Z' }),
    standingOf('wheel', 4, { state: 'locked', missingIds: ['gear'] }),
    standingOf('cart', 5, { state: 'locked', missingIds: ['wheel'] }),
  ],
});
const state = (name: string) => stateOf(graph, graph.byId.get(name) ?? conceptOf('none', {}));
const html = (screen: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, map: mapWords }}>
      {screen}
    </IntlProvider>,
  );

describe('what is closed to a learner', () => {
  it('is told from what is begun, due, and to be shown once more, by its gate and not by the estimate', () => {
    expect(names.map((name) => state(name).kind)).toEqual(['prove', 'learning', 'locked', 'due', 'locked', 'locked']);
    expect(whereToBegin(graph)).toBe('nut');
  });

  it('names what it waits for, in the course’s order, with what would settle each', () => {
    expect(keysOf(graph, 'gear').map(({ concept, kind }) => [concept.name, kind])).toEqual([
      ['bolt', 'prove'],
      ['nut', 'goOn'],
    ]);
    expect(keysOf(graph, 'wheel')).toMatchObject([{ kind: 'closed', for: [{ name: 'bolt' }, { name: 'nut' }] }]);
    expect(keysOf(graph, 'bolt')).toEqual([]);
  });

  it('leads to the first thing that can be done now, however far back', () => {
    expect(firstKey(graph, 'cart')).toMatchObject({ kind: 'prove', concept: { name: 'bolt' } });
    const later = mapGraph(map, { ...graph.reader, readAt: Date.parse('2026-03-03T12:00:00Z') });
    expect(keysOf(later, 'gear')[0]).toMatchObject({ kind: 'proveFrom', from: '2026-03-04T09:00:00Z' });
    expect(firstKey(later, 'cart')).toMatchObject({ kind: 'goOn', concept: { name: 'nut' } });
  });

  it('keeps its names where only a part of the map is shown', () => {
    const part = neighbourhood(graph, 'cart', 1);
    expect(part.byId.has('gear')).toBe(false);
    expect(stateOf(part, part.byId.get('wheel') ?? conceptOf('none', {}))).toMatchObject({ for: [{ name: 'gear' }] });
  });

  it('has a list that says the same, and offers nothing that is closed', () => {
    const list = html(
      <ConceptList
        {...{ courseId: 'c', lang: 'en', graph, shown: graph.concepts, openId: null }}
        onOpen={() => undefined}
      />,
    );
    expect(list).toContain('Closed until you know “bolt” and “nut”.');
    expect(list).toContain('aria-label="Learn nut"');
    expect(list).toContain('aria-label="Practise axle"');
    expect(list).not.toContain('aria-label="Learn gear"');
  });

  it('has a panel that says what opens it and goes there', () => {
    const gear = graph.byId.get('gear') ?? conceptOf('none', {});
    const panel = html(
      <>
        <WhatOpensIt graph={graph} conceptId="gear" lang="en" onOpen={() => undefined} />
        <LearnActions courseId="c" concept={gear} graph={graph} />
      </>,
    );
    expect(panel).toContain('Answer a question on it without help, to show that it has stayed.');
    expect(panel).toContain('Show “bolt”');
    expect(panel).toContain('practice?concept=bolt');
    expect(panel).toContain('Look at it anyway');
    expect(panel).not.toContain('Explain it back');
  });
});

it('is not begun where only a placement thought little of it', () => {
  const low = mapOf([conceptOf('nut', { mastery: 0.1, mode: 'foundational' })], []);
  const mode = (attempts: number) =>
    mapGraph(low, { readAt: NOW, items: [standingOf('nut', 0, { attempts })] }).concepts[0]?.mode;
  expect([mode(0), mode(1)]).toEqual([null, 'foundational']);
});

it('is not on the map of whoever teaches', () => {
  const taught = mapGraph(map);
  expect(taught.concepts.map((concept) => stateOf(taught, concept).kind)).not.toContain('locked');
});
