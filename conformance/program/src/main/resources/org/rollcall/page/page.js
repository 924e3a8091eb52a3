'use strict';

/**
 * An element with attributes, listeners (on...) and children. Strings become text, never markup.
 * @param {boolean} space whether it is of SVG
 * @param {string} name
 * @param {{[name: string]: any}} [attributes]
 * @param {any[]} [children]
 * @returns {any}
 */
function element(space, name, attributes, children) {
  const made = space ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...(children || []).flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** @param {string} name @param {{[name: string]: any}} [attributes] @param {any[]} children @returns {HTMLElement} */
const html = (name, attributes, ...children) => element(false, name, attributes, children);
/** @param {string} name @param {{[name: string]: any}} [attributes] @param {any[]} children @returns {SVGElement} */
const svg = (name, attributes, ...children) => element(true, name, attributes, children);

/** The data of the page: base64, gzip; JSON in one line, and behind it numbers, as `columns`. @returns {Promise<any>} */
async function pageData() {
  const text = /** @type {HTMLElement} */ (document.getElementById('data')).textContent ?? '';
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const bytes = new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  const end = bytes.indexOf(10);
  return { ...JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), columns: bytes.subarray(end + 1) };
}

/**
 * Reads numbers: seven bits a byte, the lowest first, the top bit set on all bytes of a number but its last.
 * @param {Uint8Array} bytes
 * @returns {(count: number) => Int32Array} the next numbers
 */
function numbers(bytes) {
  let at = 0;
  return (count) => {
    const read = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      let number = 0;
      let byte = 0x80;
      for (let shift = 0; byte & 0x80; shift += 7) {
        byte = bytes[at++];
        number |= (byte & 0x7f) << shift;
      }
      read[i] = number;
    }
    return read;
  };
}

/** CPUs of the kernel's list form; null is not known. @param {string | null} list */
function cpuList(list) {
  const cpus = [];
  for (const part of (list || '').split(',').filter(Boolean)) {
    const [first, last] = part.split('-').map(Number);
    for (let cpu = first; cpu <= (last ?? first); cpu++) {
      cpus.push(cpu);
    }
  }
  return cpus;
}

/** The kernel's list form of ascending CPUs. @param {number[]} cpus */
function listForm(cpus) {
  const parts = [];
  for (let i = 0; i < cpus.length; i++) {
    let j = i;
    while (cpus[j + 1] === cpus[j] + 1) {
      j++;
    }
    parts.push(j > i ? `${cpus[i]}-${cpus[j]}` : `${cpus[i]}`);
    i = j;
  }
  return parts.join(',');
}

/** What a picture keeps of the page's style. */
const STYLE = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'text-anchor'];

/**
 * A drawing of the page as a file of its own: with its style, without links, on the page's ground.
 * @param {Element} drawing
 * @param {string} title
 */
function picture(drawing, title) {
  const copy = /** @type {Element} */ (drawing.cloneNode(true));
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    ['class', 'role', 'aria-hidden', 'aria-label', 'href', 'tabindex'].forEach((name) => node.removeAttribute(name));
    STYLE.filter((name) => node !== copy && !['none', 'normal', 'start', '400', '1px', ''].includes(style.getPropertyValue(name)))
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

/** Lets the browser save a file. @param {string} name @param {string} text @param {string} [type] */
function save(name, text, type = 'text/plain') {
  const address = URL.createObjectURL(new Blob([text], { type }));
  html('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A button that saves a drawing. @param {() => Element | null} drawing @param {string} title */
function pictureButton(drawing, title) {
  const act = () => {
    const shown = drawing();
    if (!shown) return;
    const added = !shown.isConnected;
    if (added) document.body.append(shown);
    save('rollcall.svg', picture(shown, title), 'image/svg+xml');
    if (added) shown.remove();
  };
  return html('button', { type: 'button', class: 'more', onclick: act }, 'Save the picture');
}

/**
 * Shows the page; a browser that cannot unpack the data still has the text.
 * @param {(data: any, page: HTMLElement) => void} show
 */
function openPage(show) {
  const page = /** @type {HTMLElement} */ (document.getElementById('page'));
  pageData().then((data) => {
    /** @type {HTMLDetailsElement} */ (document.querySelector('.text details')).open = false;
    show(data, page);
    document.documentElement.dataset.ready = 'yes';
  }).catch((error) => {
    page.append(
      html('p', { role: 'alert' }, `This browser cannot show the page (${error.message}); the text below says the same.`));
  });
}
