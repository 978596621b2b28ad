import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { ConceptCanvas } from '@/features/concepts/ui/canvas/concept-canvas';
import { mapGraph } from '@/features/concepts/ui/map-graph';
import common from '@/platform/i18n/messages/en/common.json';
import map from '@/platform/i18n/messages/en/map.json';
import { largeMap } from './large-map';

const nothing = () => undefined;

/** The canvas alone with a made-up map of as many concepts as the address says. */
function show(): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const graph = mapGraph(largeMap(Number(root.dataset.count)));
  createRoot(root).render(
    <IntlProvider locale="en" messages={{ common, map }}>
      <ConceptCanvas
        graph={graph}
        editable
        openId={null}
        aroundId={null}
        chosenEdge={null}
        found={null}
        onOpen={nothing}
        onAround={nothing}
        onChooseEdge={nothing}
        onJoin={nothing}
      />
    </IntlProvider>,
  );
}

show();
