import { build, type Plugin } from 'esbuild';

/** `import text from './panel.css?inline'`: the stylesheet as minified text, for an adopted style sheet. */
export const cssInline: Plugin = {
  name: 'css-inline',
  setup(context) {
    context.onResolve({ filter: /\.css\?inline$/ }, async ({ path, importer, resolveDir, kind }) => {
      const found = await context.resolve(path.slice(0, -'?inline'.length), { importer, resolveDir, kind });
      if (found.errors.length > 0) return { errors: found.errors };
      // The query stays in the path, so that nobody takes the module for a stylesheet to be written out.
      return { path: `${found.path}?inline`, namespace: 'css-inline' };
    });
    context.onLoad({ filter: /\.css\?inline$/, namespace: 'css-inline' }, async ({ path }) => {
      const file = path.slice(0, -'?inline'.length);
      const { outputFiles, metafile } = await build({
        entryPoints: [file],
        bundle: true,
        minify: true,
        write: false,
        metafile: true,
        legalComments: 'none',
        // New enough for nesting and logical properties to stay as written.
        target: ['chrome120', 'firefox120', 'safari17.2'],
      });
      return {
        contents: outputFiles[0]?.text.trim() ?? '',
        loader: 'text',
        watchFiles: Object.keys(metafile.inputs),
      };
    });
  },
};
