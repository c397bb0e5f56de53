import { put } from './typed-values';

const two = (text: string) => text.padStart(2, '0');

/** As people write it here: "2027-04-03T09:30" is "03.04.2027 09:30". */
export function written(value: string): string {
  const [day = '', time = ''] = value.includes('T') ? value.split('T') : value.includes(':') ? ['', value] : [value];
  const date = day && day.split('-').reverse().map(two).join('.');
  return [date, time.slice(0, 5)].filter(Boolean).join(' ');
}

/** The browser's own calendar as an extra: the button beside a typed day or time (TypedInput.razor) opens it, and what is chosen is typed. */
export function tendPickers(doc: Document): void {
  doc.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-picks]');
    const field = button && doc.getElementById(button.dataset['picks'] ?? '');
    const frame = button?.closest<HTMLElement>('[data-typed]');
    if (!(field instanceof HTMLInputElement) || !frame) return;
    // One at a time, at the end of what Blazor drew there, where it counts nothing.
    frame.querySelector('.typed__picker')?.remove();
    const picker = doc.createElement('input');
    picker.type = frame.dataset['typed'] ?? 'date';
    picker.className = 'typed__picker';
    picker.tabIndex = -1;
    picker.setAttribute('aria-hidden', 'true');
    // No field of the form: what is chosen in it is typed into the one beside it.
    picker.dataset['noDraft'] = '';
    picker.value = iso(field.value, picker.type);
    picker.addEventListener('change', (chosen) => {
      chosen.stopPropagation();
      if (!picker.value) return;
      put(field, written(picker.value));
    });
    picker.addEventListener('blur', () => picker.remove());
    frame.append(picker);
    picker.showPicker?.();
  });
}

/** Where the calendar opens: what stands in the field, if it is written out. */
function iso(text: string, type: string): string {
  const [, day, month, year, time] = /^(?:(\d\d)\.(\d\d)\.(\d{4}))? ?(\d\d:\d\d)?$/.exec(text) ?? [];
  if (type === 'time') return time ?? '';
  if (!year) return '';
  return type === 'date' ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${time ?? '00:00'}`;
}
