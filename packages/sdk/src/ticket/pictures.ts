/** Pictures that every browser shows by itself, and safely: an SVG is a document, with scripts and addresses in it. */
export const isPicture = (type: string): boolean => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);
