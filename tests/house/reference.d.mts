export const GUIDE: string;
export function reference(): string;
export function withReference(guide: string): string;
