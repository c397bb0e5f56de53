import { expect, it } from 'vitest';
import vectors from '../../tests/vectors/search.json';
import { fold, wordsOf } from './fold';

it.each(vectors.folds)('folds $text as the server does', ({ text, folded }) => expect(fold(text)).toBe(folded));

it.each(vectors.finds)('looks for $search in $text', ({ text, search, found }) => expect(wordsOf(search).every((word) => ` ${fold(text)}`.includes(` ${word}`))).toBe(found));
