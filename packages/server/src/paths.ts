/** Where the package's own folders are. This file stands at the same depth in src/ and, bundled, in dist/. */
const at = (path: string) => new URL(path, import.meta.url);

export const MIGRATIONS = at('../drizzle');
export const ADMIN_PAGE = at('../dist/admin/');
export const DEMO_PAGE = at('../demo/');
export const PACKAGE = at('../package.json');
