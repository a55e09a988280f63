/** Filling the sentences of the catalogue, in both languages at once. */
import type { Text } from './catalogue_words.ts';

/** What is put in for `{name}`: one text, or several joined by semicolons. */
export type Filling = Readonly<Record<string, Text | readonly Text[]>>;

const isList = (value: Text | readonly Text[]): value is readonly Text[] => Array.isArray(value);

/** A sentence with `{name}` replaced; a name that is not given is left as it stands. */
export function fillText(sentence: Text, filling: Filling): Text {
  const fill = (language: keyof Text) =>
    sentence[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(filling, name) ? filling[name] : undefined;
      if (value === undefined) return whole;
      return isList(value) ? value.map((text) => text[language]).join('; ') : value[language];
    });
  return { id: fill('id'), en: fill('en') };
}

/** Several sentences, each on a line of its own. */
export const joinText = (sentences: readonly Text[]): Text => ({
  id: sentences.map(({ id }) => id).join('\n'),
  en: sentences.map(({ en }) => en).join('\n'),
});
