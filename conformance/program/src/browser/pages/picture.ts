import { button, html, svg } from './dom';

/** What a picture keeps of the page's style. */
const STYLE = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'text-anchor'];
const DEFAULTS = ['none', 'normal', 'start', '400', '1px', ''];

/** A drawing of the page as a file of its own: with its style, without links, on the page's ground. */
function picture(drawing: Element, title: string): string {
  const copy = drawing.cloneNode(true) as Element;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    ['class', 'role', 'aria-hidden', 'aria-label', 'href', 'tabindex'].forEach((name) => node.removeAttribute(name));
    STYLE.filter((name) => node !== copy && !DEFAULTS.includes(style.getPropertyValue(name)))
      .forEach((name) => node.setAttribute(name, style.getPropertyValue(name)));
    if (style.getPropertyValue('fill') === 'none') node.setAttribute('fill', 'none');
  });
  copy.querySelectorAll('a').forEach((link) => link.replaceWith(...link.childNodes));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'monospace');
  copy.setAttribute('role', 'img');
  const ground = getComputedStyle(document.body).backgroundColor;
  copy.prepend(svg('title', {}, title), svg('rect', { width: '100%', height: '100%', fill: ground }));
  return new XMLSerializer().serializeToString(copy).replace(/></g, '>\n<') + '\n';
}

/** Lets the browser save a file. */
export function save(name: string, text: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  html('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A button that saves a drawing. */
export function pictureButton(drawing: () => Element | null, title: string): HTMLButtonElement {
  const act = (): void => {
    const shown = drawing();
    if (!shown) return;
    const added = !shown.isConnected;
    if (added) document.body.append(shown);
    save('rollcall.svg', picture(shown, title), 'image/svg+xml');
    if (added) shown.remove();
  };
  return button('Save the picture', act, { class: 'more' });
}
