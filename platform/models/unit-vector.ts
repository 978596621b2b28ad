/** The vector at length 1; all zeros stays. @throws RangeError for a component that is no finite number */
export function unitVector(components: readonly number[]): Float32Array {
  let squares = 0;
  for (const component of components) {
    if (!Number.isFinite(component)) throw new RangeError('A vector has a component that is no number');
    squares += component * component;
  }
  const length = Math.sqrt(squares);
  return Float32Array.from(components, (component) => (length === 0 ? 0 : component / length));
}
