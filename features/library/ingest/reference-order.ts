/** Fewest entries of a folder that refer to each other before their references say anything about an order. */
const FEWEST_ENTRIES = 3;

/** Labels and references to them, as Dive into Deep Learning, Sphinx and Quarto write them. */
const LABEL = /:label:`([^`\n]+)`|\{#((?:sec|fig|tbl|eq|lst)-[\w-]+)|^\(([\w-]+)\)=\s*$/gm;
const REFERENCE = /:(?:numref|ref|eqref):`(?:[^`<\n]*<)?([^`>\n]+)>?`|\[?@((?:sec|fig|tbl|eq|lst)-[\w-]+)/g;
/** Finds texts that hold any of these; PostgreSQL's regular expressions read it too. */
export const REFERENCE_PATTERN = ':(label|numref|ref|eqref):`|(\\{#|@)(sec|fig|tbl|eq|lst)-|^\\([A-Za-z0-9_-]+\\)=';

/**
 * An order for the entries of each folder, from what their documents refer to: authors refer back to what came before far more
 * often than ahead, so an entry comes after those that it refers to. Greedy: next comes the entry that refers least to what is
 * left, net of what refers to it (the heuristic of Eades, Lin and Smyth, 1993, for few backward edges).
 *
 * @param texts Markdown by path
 * @returns a place by folder entry (`a/b` for a file or folder), for folders whose entries refer to each other
 */
export function orderByReferences(texts: ReadonlyMap<string, string>): Map<string, number> {
  const weights = referencesBetweenEntries(texts);
  const places = new Map<string, number>();
  for (const graph of weights.values()) {
    if (graph.size < FEWEST_ENTRIES) continue;
    arrange(graph).forEach((entry, place) => {
      places.set(entry, place);
    });
  }
  return places;
}

/** For each folder: from entry to entry, how often the first refers to the second. */
type Graph = Map<string, Map<string, number>>;

function referencesBetweenEntries(texts: ReadonlyMap<string, string>): Map<string, Graph> {
  const home = new Map<string, string>();
  for (const [path, text] of texts) for (const label of namesIn(text, LABEL)) home.set(label, path);
  const folders = new Map<string, Graph>();
  for (const [path, text] of texts) {
    for (const label of namesIn(text, REFERENCE)) {
      const pair = entriesWherePartWays(path, home.get(label) ?? path);
      if (!pair) continue;
      const graph = folders.get(pair.folder) ?? new Map<string, Map<string, number>>();
      folders.set(pair.folder, graph);
      const targets = graph.get(pair.from) ?? new Map<string, number>();
      graph.set(pair.from, targets.set(pair.to, (targets.get(pair.to) ?? 0) + 1));
      if (!graph.has(pair.to)) graph.set(pair.to, new Map());
    }
  }
  return folders;
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match.slice(1).find((name) => name !== undefined) ?? []);
}

/** The folder that two documents share, and the entry of each in it. */
function entriesWherePartWays(a: string, b: string): { folder: string; from: string; to: string } | null {
  if (a === b) return null;
  const [left, right] = [a.split('/'), b.split('/')];
  let shared = 0;
  while (left[shared] === right[shared]) shared++;
  const entry = (parts: string[]) => parts.slice(0, shared + 1).join('/');
  return { folder: left.slice(0, shared).join('/'), from: entry(left), to: entry(right) };
}

function arrange(graph: Graph): string[] {
  const left = new Set([...graph.keys()].sort());
  const order: string[] = [];
  while (left.size > 0) {
    let best = { entry: '', ahead: Number.POSITIVE_INFINITY, net: Number.NEGATIVE_INFINITY };
    for (const entry of left) {
      const others = [...left].filter((other) => other !== entry);
      const weight = (from: string, to: string) => graph.get(from)?.get(to) ?? 0;
      const nets = others.map((other) => weight(other, entry) - weight(entry, other));
      const ahead = nets.filter((net) => net < 0).reduce((sum, net) => sum - net, 0);
      const net = nets.reduce((sum, each) => sum + each, 0);
      if (ahead < best.ahead || (ahead === best.ahead && net > best.net)) best = { entry, ahead, net };
    }
    left.delete(best.entry);
    order.push(best.entry);
  }
  return order;
}
