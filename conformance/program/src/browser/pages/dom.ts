export type Child = Node | string | null | undefined | readonly Child[];
export type Listener = (event: Event) => void;
export interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined | Listener;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Gives an element attributes, listeners (on...) and children. Strings become text, never markup. */
function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  const flat = (children as readonly unknown[]).flat(Infinity) as (Node | string | null | undefined)[];
  element.append(...flat.filter((child): child is Node | string => child !== null && child !== undefined));
  return element;
}

/** An element of HTML. */
export function html<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** An element of SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** A button. */
export const button = (text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement => html('button', { type: 'button', onclick: act, ...attributes }, text);

/** A part that scrolls by itself where it is too wide; a keyboard must reach it to scroll it. */
export const scrolling = (label: string, ...children: Child[]): HTMLElement => html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, ...children);

/** A table that scrolls by itself. */
export function table(label: string, head: readonly string[], rows: readonly Element[]): HTMLElement {
  return scrolling(label, html('table', {},
    head.length > 0 ? html('thead', {}, html('tr', {}, head.map((name) => html('th', { scope: 'col' }, name)))) : null,
    html('tbody', {}, rows)));
}
