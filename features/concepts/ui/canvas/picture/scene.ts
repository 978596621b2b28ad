import type { Edge } from '@xyflow/react';
import type { ClusterNode } from '../clusters/cluster-node';
import type { ConceptNode } from '../concept-card';
import type { MapNode } from '../flow-elements';

/** What a picture of the map shows: the same nodes and lines as the page, with their words. */
export interface Scene {
  nodes: readonly MapNode[];
  edges: readonly Edge[];
  byId: ReadonlyMap<string, MapNode>;
  openId: string | null;
  found: ReadonlySet<string> | null;
  rtl: boolean;
  /** How far a line ends from its card: the radius of what lines are drawn from, 0 where none can be drawn. */
  handle: number;
  stateWords: (data: ConceptNode['data']) => string;
  clusterWords: (data: ClusterNode['data']) => { name: string; count: string };
}
