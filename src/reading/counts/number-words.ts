// By language: what people count on a screen. Articles ("ein", "un", "um") and words that are something else in a
// language beside it ("once", "dos" in front of a plural) stand in no list, or need what is counted right after them.
const WORDS: readonly Readonly<Record<string, number>>[] = [
  { zero: 0, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  { eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17 },
  { eighteen: 18, nineteen: 19, twenty: 20 },
  { null: 0, zwei: 2, drei: 3, vier: 4, fünf: 5, fuenf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
  { elf: 11, zwölf: 12, zwoelf: 12, dreizehn: 13, vierzehn: 14, fünfzehn: 15, sechzehn: 16 },
  { siebzehn: 17, achtzehn: 18, neunzehn: 19, zwanzig: 20 },
  { zéro: 0, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10 },
  { onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20 },
  { cero: 0, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  { doce: 12, trece: 13, catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18 },
  { diecinueve: 19, veinte: 20 },
  {
    dois: 2,
    duas: 2,
    três: 3,
    quatro: 4,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    doze: 12,
    treze: 13,
    quinze: 15,
    dezesseis: 16,
    dezessete: 17,
    dezoito: 18,
    dezenove: 19,
    vinte: 20,
  },
];

const VALUES: ReadonlyMap<string, number> = new Map(WORDS.flatMap((words) => Object.entries(words)));

/** A number in digits or words, as the source of a pattern; larger ones are no number of permissions. */
export const NUMBER = `(?:\\d{1,2}|${[...VALUES.keys()].join('|')})`;

export function numberOf(written: string): number {
  return VALUES.get(written.toLowerCase()) ?? Number(written);
}
