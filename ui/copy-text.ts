/**
 * Copies text; on plain http, where browsers have no clipboard, by a field that is selected for a moment. It stands in the dialog that is open, if there
 * is one: dialogs keep the focus inside.
 * @returns whether it was copied.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  (document.activeElement?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
