'use strict';

/** An element with attributes, listeners (on...) and children. Strings become text, never markup. */
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

const html = (name, attributes, ...children) => element(false, name, attributes, children);
const svg = (name, attributes, ...children) => element(true, name, attributes, children);

/** The data of the page: base64, gzip, JSON. */
async function pageData() {
  const bytes = Uint8Array.from(atob(document.getElementById('data').textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

/** CPUs of the kernel's list form; null is not known. */
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

/** The kernel's list form of ascending CPUs. */
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

/** Shows the page; a browser that cannot unpack the data still has the text. */
function open(show) {
  pageData().then((data) => {
    document.querySelector('.text details').open = false;
    show(data, document.getElementById('page'));
    document.documentElement.dataset.ready = 'yes';
  }).catch((error) => {
    document.getElementById('page').append(
      html('p', { role: 'alert' }, `This browser cannot show the page (${error.message}); the text below says the same.`));
  });
}
