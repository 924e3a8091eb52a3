import { html } from './dom';

/** Reads the next numbers of a page. */
export type Numbers = (count: number) => Int32Array;

/** Reads numbers: seven bits a byte, the lowest first, the top bit set on all bytes of a number but its last. */
export function numbers(bytes: Uint8Array): Numbers {
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

/** What a page shows, and the numbers behind it. */
export interface Unpacked<D> {
  readonly data: D;
  readonly columns: Uint8Array;
}

/** The data of a page: base64, gzip; JSON in one line, and behind it numbers. */
export async function unpacked<D>(text: string): Promise<Unpacked<D>> {
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = bytes.indexOf(10);
  // the program wrote it, in the form that the page's kind declares
  return { data: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as D, columns: bytes.subarray(end + 1) };
}

function required<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Shows the page; a browser that cannot unpack the data still has the text. */
export async function openPage<D>(show: (data: D, page: HTMLElement, columns: Uint8Array) => void): Promise<void> {
  const page = required<HTMLElement>('#page');
  try {
    const { data, columns } = await unpacked<D>(required('#data').textContent ?? '');
    required<HTMLDetailsElement>('.text details').open = false;
    show(data, page, columns);
    document.documentElement.dataset.ready = 'yes';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    page.append(html('p', { role: 'alert' }, `This browser cannot show the page (${why}); the text below says the same.`));
  }
}
