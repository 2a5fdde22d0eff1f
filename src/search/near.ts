/** Typing errors that are forgiven in a word: short ones differ from each other by one letter too often. */
export const errorsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many typing errors (a letter wrong, missing, too many, or two in the other order) lie between a word and a term,
 * or the term's beginning; more than `most` count as `most + 1`.
 */
export function errorsBetween(word: string, term: string, most: number): number {
  if (term.length < word.length - most) return most + 1;
  const width = Math.min(term.length, word.length + most);
  const first = Array.from({ length: width + 1 }, (_, n) => n);
  let [before, last, row] = [first, first, first];
  for (let i = 1; i <= word.length; i += 1) {
    row = [i];
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const same = word[i - 1] === term[j - 1];
      let errors = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1])
        errors = Math.min(errors, (before[j - 2] ?? 0) + 1);
      row.push(errors);
      least = Math.min(least, errors);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(most + 1, ...last.slice(Math.max(0, word.length - most)));
}
