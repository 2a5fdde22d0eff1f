/** How loud a headline may be: long ones are set smaller. */
export function lengthOf(headline: string): 'short' | 'long' | 'endless' {
  if (headline.length > 160) return 'endless';
  return headline.length > 70 ? 'long' : 'short';
}
