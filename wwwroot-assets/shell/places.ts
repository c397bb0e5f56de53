/**
 * Placeholders of an organiser's own words (WordingPlaces.razor): put where the cursor of the chosen text stands, as if they were typed there,
 * so that the form knows of them and a draft keeps them.
 */
export function tendPlaces(doc: Document): void {
  const entered = new WeakSet<EventTarget>();
  doc.addEventListener('focusin', ({ target }) => target && entered.add(target));
  doc.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-place-into]');
    const places = button?.closest<HTMLElement>('[data-places]');
    if (!button || !places) return;
    const chosen = (what: string) => places.querySelector<HTMLSelectElement>(`[data-place-${what}]`)?.value ?? '';
    const language = chosen('language');
    const id = (button.dataset['placeInto'] ?? '') + (language === 'de' ? '' : language.slice(0, 1).toUpperCase() + language.slice(1));
    const field = doc.getElementById(id);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) insert(field, `{{ ${chosen('name')} }}`, entered.has(field));
  });
}

/** @param hasCursor A text in which nobody has been yet gets them at its end. */
function insert(field: HTMLInputElement | HTMLTextAreaElement, words: string, hasCursor: boolean): void {
  for (let at = field.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  if (!hasCursor) field.setSelectionRange(field.value.length, field.value.length);
  // First: what a draft compares with is what stood there when the field got the focus.
  field.focus();
  const [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  const [before, after] = [field.value.slice(0, start), field.value.slice(end)];
  const whole = (/(^|\s)$/.test(before) ? '' : ' ') + words + (/^($|[\s.,;:!?)])/.test(after) ? '' : ' ');
  field.setRangeText(whole, start, end, 'end');
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
