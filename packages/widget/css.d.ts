declare module '*.css?inline' {
  const text: string;
  export default text;
}

/** Set by build.ts: names of the files the loader fetches, relative to the script's own address. */
declare const __PANEL__: string;
declare const __ERRORS__: string;
