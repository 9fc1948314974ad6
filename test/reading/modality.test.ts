import { describe, expect, it } from 'vitest';
import { cuesOf } from '../../src/reading/cues/cues-of.ts';
import { modalityAt } from '../../src/reading/modality.ts';

function modality(sentence: string, words: string, language = 'en'): string {
  const start = sentence.indexOf(words);
  return modalityAt(sentence, { start, end: start + words.length }, cuesOf(language));
}

describe('what a clause says of the thing it names', () => {
  it.each([
    ['My admin approved it.', 'asserted'],
    ['I wanted to let you know my admin approved it.', 'asserted'],
    ['It still fails although my admin approved it.', 'asserted'],
    ['Why does it fail when my admin approved it?', 'asserted'],
    ['My admin approved it, what now?', 'asserted'],
    ['I am not sure why, but my admin approved it.', 'asserted'],
    ['When my admin approved it nothing happened.', 'asserted'],
    ['Nobody told me that my admin approved it.', 'asserted'],
    ['If my admin approved it, should it work?', 'condition'],
    ['Once my admin approved it I will try.', 'future'],
    ['Tell me whether my admin approved it.', 'condition'],
    ['I do not know if my admin approved it.', 'uncertain'],
    ['I think my admin approved it.', 'uncertain'],
    ['My admin approved it, I think.', 'uncertain'],
    ['Did it help that my admin approved it?', 'question'],
    ['So my admin approved it?', 'question'],
    ['My admin approved it, right?', 'uncertain'],
    ['The article says my admin approved it.', 'uncertain'],
  ])('%s', (sentence, expected) => {
    expect(modality(sentence, 'my admin approved it'.slice(3))).toBe(expected);
  });

  it.each([
    ['Our admin never approved it.', 'approved', 'negated', 'en'],
    ['It needs to be approved by him.', 'approved', 'wanted', 'en'],
    ['It will be approved.', 'approved', 'future', 'en'],
    ['Der Admin hat es noch nicht genehmigt.', 'genehmigt', 'negated', 'de'],
    ['Sobald der Admin es genehmigt hat, geht es weiter.', 'genehmigt', 'future', 'de'],
    ["L'administrateur n'a pas approuvé.", 'approuvé', 'negated', 'fr'],
    ['Si el administrador lo ha aprobado, avisaré.', 'aprobado', 'condition', 'es'],
    ['O administrador ainda não aprovou.', 'aprovou', 'negated', 'pt'],
  ])('%s', (sentence, words, expected, language) => {
    expect(modality(sentence, words, language)).toBe(expected);
  });
});
