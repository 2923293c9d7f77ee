/** What build.ts puts where JSX stood in the panel. */
export { Fragment, h } from 'preact';
