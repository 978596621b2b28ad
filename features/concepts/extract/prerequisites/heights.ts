import type { ConceptText } from '../lean';
import { density } from './scales';
import type { Usage } from './usage';

/** What points a height to 0, beside leanings of weight 1 each. */
const PULL = 0.3;
const ROUNDS = 60;
/** Leanings below this are noise. */
const LEAST = 0.02;
/** What is taken from another's code counts so much beside the density of namings. */
const CODE = 2;

/** Least-squares heights: every leaning of one concept on another wants it one higher. */
export function heightsOf(texts: ReadonlyMap<string, ConceptText>, code: Usage): Map<string, number> {
  const forms = [...texts.keys()];
  const places = new Map(forms.map((form, place) => [form, place]));
  const leanings: [number, number, number][] = [];
  for (const [to, text] of texts) {
    for (const from of new Set([...text.leans.keys(), ...(code.get(to)?.keys() ?? [])])) {
      const [a, b] = [places.get(from), places.get(to)];
      const weight = density(text.leans.get(from), text) + CODE * (code.get(to)?.get(from) ?? 0);
      if (a !== undefined && b !== undefined && a !== b && weight > LEAST) leanings.push([a, b, weight]);
    }
  }
  let heights = new Float64Array(forms.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(forms.length);
    const weights = new Float64Array(forms.length).fill(PULL);
    for (const [a, b, weight] of leanings) {
      sums[b] = (sums[b] ?? 0) + weight * ((heights[a] ?? 0) + 1);
      sums[a] = (sums[a] ?? 0) + weight * ((heights[b] ?? 0) - 1);
      weights[a] = (weights[a] ?? 0) + weight;
      weights[b] = (weights[b] ?? 0) + weight;
    }
    heights = heights.map((height, place) => 0.5 * height + (0.5 * (sums[place] ?? 0)) / (weights[place] ?? 1));
  }
  return new Map(forms.map((form, place) => [form, heights[place] ?? 0]));
}
