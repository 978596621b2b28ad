/** Id of the button that opens a concept, on the map and in the list: where the focus goes when its panel closes. */
export function conceptButtonId(conceptId: string): string {
  return `concept-${conceptId}`;
}
