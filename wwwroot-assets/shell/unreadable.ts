type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
const words = (field: Element) => document.getElementById(`${field.getAttribute('data-unreadable')}`);

let last: Field | null = null;
let count = 0;

function clear(field: Field): void {
  const said = words(field);
  if (!said) return;
  const others = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== said.id);
  if (others.length > 0) field.setAttribute('aria-describedby', others.join(' '));
  else field.removeAttribute('aria-describedby');
  field.removeAttribute('aria-invalid');
  field.removeAttribute('data-unreadable');
  said.remove();
}

/**
 * The server did not take what was typed last (UnreadableInput.cs): signs that no text has, as a broken clipboard brings them. The field says
 * so itself, and its form is not sent until something else stands there.
 */
export function refuseText(text: string): void {
  if (!last?.isConnected || words(last)) return;
  const said = document.createElement('p');
  said.id = `unreadable-${++count}`;
  said.className = 'field__error';
  said.setAttribute('role', 'alert');
  said.textContent = text;
  // At the end of what Blazor drew there, where it counts nothing.
  (last.closest('.field, label, td, div') ?? last.parentElement)?.append(said);
  last.setAttribute('data-unreadable', said.id);
  last.setAttribute('aria-invalid', 'true');
  last.setAttribute('aria-describedby', [last.getAttribute('aria-describedby'), said.id].filter(Boolean).join(' '));
}

/** On the window: before Blazor, which listens on the document, hears of it. */
export function watchUnreadable(on: Window): void {
  for (const kind of ['input', 'change'])
    on.addEventListener(
      kind,
      (event) => {
        if (!isField(event.target)) return;
        last = event.target;
        if (kind === 'input' || !event.isTrusted) clear(last);
      },
      true,
    );
  on.addEventListener(
    'submit',
    (event) => {
      const field = (event.target as Element).querySelector<Field>('[data-unreadable]');
      if (!field) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field.focus();
    },
    true,
  );
}
