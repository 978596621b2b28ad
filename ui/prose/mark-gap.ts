const gap = /(?<!_)____(?!_)/;

/**
 * Puts an empty `<span data-gap>` where the first gap (exactly four underscores) stands in the text of some HTML; gaps
 * inside tags are left alone. HTML without a gap comes back as it is.
 */
export function markGap(html: string): string {
  let done = false;
  return html
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (done || part.startsWith('<') || !gap.test(part)) return part;
      done = true;
      return part.replace(gap, '<span data-gap=""></span>');
    })
    .join('');
}
