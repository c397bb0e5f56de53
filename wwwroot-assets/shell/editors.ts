/**
 * A form that a button has opened on the page (`data-editor`, whose value names what is edited) takes the focus with its first field: it may
 * stand far above the row that it is about, and who uses a keyboard would be left at that row.
 */
export function tendEditors(doc: Document): void {
  let edited = nameOf(doc);

  new MutationObserver(() => {
    const now = nameOf(doc);
    if (now === edited) return;
    edited = now;
    if (now === null) return;
    doc.querySelector<HTMLElement>('[data-editor] :is(input, select, textarea):not(:disabled, [type=hidden])')?.focus();
  }).observe(doc.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-editor'] });
}

const nameOf = (doc: Document) => doc.querySelector<HTMLElement>('[data-editor]')?.dataset['editor'] ?? null;
