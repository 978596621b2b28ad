/**
 * One spelling for British and American English, so that "normalisation" and "normalization", "colour" and "color", "centre" and "center"
 * meet. For comparing only: it also changes words that are spelt one way ("promise"), alike wherever they stand.
 */
export function oneSpelling(form: string): string {
  return form
    .replace(/is(?=(?:e[ds]?|ing|ers?|ation|ational|able)(?:$|[^a-z]))/g, 'iz')
    .replace(/is(?=ation)/g, 'iz')
    .replace(/ys(?=(?:e[ds]?|ing|ers?)$)/g, 'yz')
    .replace(/our(?=s?$|ed$|ing$)/g, 'or')
    .replace(/(?<=[bt])re(?=s?$)/g, 'er')
    .replace(/ll(?=(?:ed|ing|er)$)/g, 'l')
    .replace(/ogue(?=s?$)/g, 'og');
}
