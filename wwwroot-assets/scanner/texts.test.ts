import { expect, it } from 'vitest';
import vectors from '../../tests/vectors/languages.json';
import { languages, textsFor } from './texts';

it('The scanner speaks every language of the site', () => {
  expect(languages.map(({ code, locale, dir }) => ({ code, locale, dir }))).toEqual(vectors);
});

it('Without words in a language the scanner speaks German, and says so', () => {
  expect(textsFor('xx').code).toBe('de');
  expect(textsFor(undefined).code).toBe('de');
  expect(textsFor('en').code).toBe('en');
});
