import { beforeEach, describe, expect, it } from 'vitest';
import { tendPlaces } from './places';

describe('placeholders', () => {
  tendPlaces(document);
  beforeEach(() => {
    document.body.innerHTML =
      '<input id="field-subject" value="Hallo, bis bald"><details><input id="field-subjectEn" value="Hello"></details>' +
      '<div data-places><select data-place-name><option value="first_name"></option></select>' +
      '<select data-place-language><option value="de"></option><option value="en"></option></select>' +
      '<button data-place-into="field-subject"></button></div>';
  });
  const german = () => document.querySelector<HTMLInputElement>('#field-subject')!;
  const english = () => document.querySelector<HTMLInputElement>('#field-subjectEn')!;
  const press = () => document.querySelector('button')!.click();

  it('are put where the cursor stands, apart from the words before, and the form hears of it', () => {
    const heard: string[] = [];
    for (const kind of ['input', 'change']) german().addEventListener(kind, () => heard.push(kind));
    german().focus();
    german().setSelectionRange(5, 5);

    press();

    expect(german().value).toBe('Hallo {{ first_name }}, bis bald');
    expect(heard).toEqual(['input', 'change']);
    expect(document.activeElement).toBe(german());
  });

  it('come at the end where nobody has been in the text yet', () => {
    press();
    expect(german().value).toBe('Hallo, bis bald {{ first_name }}');
  });

  it('take the place of what is chosen', () => {
    german().focus();
    german().setSelectionRange(0, 5);
    press();
    expect(german().value).toBe('{{ first_name }}, bis bald');
  });

  it('go into the chosen language, also where it is folded', () => {
    document.querySelector<HTMLSelectElement>('[data-place-language]')!.value = 'en';
    english().focus();
    english().setSelectionRange(5, 5);
    press();
    expect([german().value, english().value]).toEqual(['Hallo, bis bald', 'Hello {{ first_name }}']);
    expect(document.querySelector('details')!.open).toBe(true);
  });
});
