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
