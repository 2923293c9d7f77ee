// A renderer for views that are functions of the session and hold no state of their own: they are called anew on every
// change, and what they return is compared with what stands in the document. That is all the panel needs of a
// framework, at a sixth of the smallest one's weight.

export type Child = View | Child[] | string | number | boolean | null | undefined;
export type Component = (props: never) => Child;

/** What JSX makes. A function, because nothing planted in storage or sent by a server can be one. */
export interface View {
  (): void;
  type: string | Component;
  props: Props;
}
interface Props {
  key?: string;
  children?: Child;
  [name: string]: unknown;
}

/** What a view has made remembers of what it was made. */
type Host = (HTMLElement | Text) & { type_?: View['type']; key_?: string | undefined; props_?: Props };

export const h = (type: View['type'], props: object | null, ...children: Child[]): View =>
  Object.assign(() => {}, { type, props: { children, ...props } });

export const Fragment = ({ children }: { children?: Child }): Child => children;

/** Elements and texts, components called. What is not shown keeps its place as an empty text. */
const expand = (child: Child): (View | string)[] => {
  if (Array.isArray(child)) return child.flatMap(expand);
  if (typeof child === 'function') {
    return typeof child.type === 'function' ? expand(child.type(child.props as never)) : [child];
  }
  return [typeof child === 'string' || typeof child === 'number' ? `${child}` : ''];
};

const set = (element: HTMLElement & Record<string, unknown>, name: string, value: unknown): void => {
  if (/^on/.test(name)) element[name.toLowerCase()] = value;
  else if (name in element) {
    // Compared with the document and not with the last time: people type in between.
    if (element[name] !== value) element[name] = value ?? '';
  } else if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, `${value}`);
};

/** Makes the contents of `parent` what `child` says, moving and changing as little as possible. */
export const render = (child: Child, parent: Element): void => {
  const old = new Set(parent.childNodes as NodeListOf<Host>);
  const places = [...old];
  const made = expand(child).map((view, at) => {
    const isText = typeof view === 'string';
    const type = isText ? '' : (view.type as string);
    const key = isText ? undefined : view.props.key;
    let host = key ? places.find(({ key_ }) => key_ === key) : places[at];
    const isNew = host?.type_ !== type || host.key_ !== key || !old.delete(host);
    if (isNew) {
      host = isText ? new Text() : document.createElement(type);
      host.type_ = type;
      host.key_ = key;
    }
    return [view, host as Host, isNew] as const;
  });
  // First, so that none of those behind them has to move: whoever has the focus would lose it.
  for (const host of old) host.remove();
  made.forEach(([view, host, isNew], at) => {
    const here = parent.childNodes[at] ?? null;
    if (here !== host) parent.insertBefore(host, here);
    if (typeof view === 'string') {
      if (host.textContent !== view) (host as Text).data = view;
      return;
    }
    const { children, key: _, ref, ...rest } = view.props;
    // Children first: a select takes a value only when it has the option.
    render(children, host as HTMLElement);
    // What the view no longer names goes.
    for (const name of Object.keys({ ...host.props_, ...rest })) set(host as never, name, rest[name]);
    host.props_ = rest;
    if (isNew) (ref as ((element: unknown) => void) | undefined)?.(host);
  });
};

// For compilers that know JSX as calls of jsx(). The build makes it calls of h(), which are shorter.
export const jsx = (type: View['type'], props: Props, key?: string): View =>
  h(type, key === undefined ? props : { ...props, key });
export { jsx as jsxs };

type Handler<E, T> = (event: E & { currentTarget: T }) => void;

/** The plain properties of an element, by their names in the document. */
type Attributes<T> = {
  [K in keyof T as T[K] extends string | number | boolean | null ? K : never]?: T[K] | undefined;
} & {
  [name: `aria-${string}`]: string | boolean | undefined;
  key?: string;
  children?: Child;
  ref?: (element: T) => void;
  class?: string | undefined;
  for?: string;
  /** As an attribute: the property of most elements is -1 without it. */
  tabindex?: string;
  onClick?: Handler<MouseEvent, T> | (() => void) | undefined;
  onInput?: Handler<InputEvent, T>;
  onChange?: Handler<Event, T>;
  onSubmit?: Handler<SubmitEvent, T>;
  onKeyDown?: Handler<KeyboardEvent, T>;
  onToggle?: Handler<Event, T>;
};

export declare namespace JSX {
  type Element = Child;
  type ElementType = string | Component;
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicAttributes {
    key?: string;
  }
  type IntrinsicElements = { [K in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[K]> };
}
