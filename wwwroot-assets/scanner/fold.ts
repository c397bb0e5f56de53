/** Letters that are no mark on another one, so that taking marks away does not reach them. */
const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
};

/** Between these the joiners U+200C and U+200D change letters, or make one picture of several; elsewhere nobody sees them. */
const joins = '[\\u0600-\\u109F\\uFE00-\\uFE0F\\u2190-\\u2BFF\\u{1F000}-\\u{10FFFF}]';

/** What nobody sees, without the joiners that a word needs; CleanText.cs of the server says the same. */
const unseen = new RegExp(`(?!(?<=${joins})[\\u200C\\u200D](?=${joins}))\\p{Cf}`, 'gu');

/**
 * What a text is found by: capitals, marks, apostrophes and hyphens do not count; ä is ae and a, ß is ss. SearchText.cs of the server says
 * the same, and tests/vectors/search.json holds the two together.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\uFFFD\0]/gu, '')
    .replace(unseen, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/İ/g, 'i')
    .toLowerCase()
    .replace(/[äöüßæœøłđðþħŧŋı]/g, (letter) => spelled[letter]!)
    .normalize('NFKD')
    .replace(/[\p{Mn}'`´’‘′ʼʻʹ]/gu, '')
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .replace(/([aou])e/g, '$1');

/** The words of a search, folded; a text is found where each begins one of its words, in any order. */
export const wordsOf = (search: string): readonly string[] => [...new Set(fold(search).split(' ').filter(Boolean))].slice(0, 6);
