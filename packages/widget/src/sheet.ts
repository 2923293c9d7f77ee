/**
 * Adds a style sheet to a shadow root. A constructed sheet needs no permission of a content security policy: it is no
 * style element and no style attribute.
 */
export const sheet = (root: ShadowRoot, css: string): CSSStyleSheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  root.adoptedStyleSheets.push(made);
  return made;
};
