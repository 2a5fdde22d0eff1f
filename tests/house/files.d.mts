export declare const root: string;
export declare const cache: string;
export declare function projectFiles(under?: string): string[];
export declare function digest(paths: readonly string[]): string;
