/** The article's styles, made small by the build (see `tests/house/element-styles.ts`). */
declare module 'carrel:styles/core' {
  export const css: string;
}
declare module 'carrel:styles/rich' {
  export const css: string;
}
