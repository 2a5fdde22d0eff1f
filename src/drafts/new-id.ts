/** A name that no other tab has: 13 characters or so. Also where `crypto.randomUUID` is missing (plain http). */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
}
