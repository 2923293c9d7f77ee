/** Opens a signed address beside the desk: a page is shown, a file is saved; neither gets hold of the desk. */
export const openAddress = (url: string): void => {
  window.open(url, '_blank', 'noopener,noreferrer');
};
