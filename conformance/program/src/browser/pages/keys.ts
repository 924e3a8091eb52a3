const FOCUSABLE = 'a[href], button:not([disabled]), input, select, summary, [tabindex]';

/** What a control is called, to find it again when its part of the page was made anew. */
const called = (control: Element): string => control.getAttribute('aria-label') ?? control.textContent ?? '';

const controls = (part: Element): (HTMLElement | SVGElement)[] => [...part.querySelectorAll<HTMLElement | SVGElement>(FOCUSABLE)];

/**
 * Changes a part of the page, which may make its controls anew. If that takes the control that has the focus away, the one of
 * the same name has it then, or the next one: a keyboard must not be thrown back to the top of the page.
 */
export function keepingFocus(part: Element, change: () => void): void {
  const focused = document.activeElement;
  const before = controls(part);
  const place = before.findIndex((control) => control === focused);
  const region = focused?.closest('[aria-label]')?.getAttribute('aria-label');
  change();
  if (place < 0 || focused === null || (focused.isConnected && !focused.matches('[disabled]'))) return;
  const now = controls(part);
  const there = now.filter((control) => control.closest('[aria-label]')?.getAttribute('aria-label') === region);
  const next = there.find((control) => called(control) === called(focused)) ?? there.find((control) => control.hasAttribute('aria-current'))
    ?? there[0] ?? now[Math.min(place, now.length - 1)];
  next?.focus({ preventScroll: true });
}

/**
 * Makes many controls one stop of the tabulator: the arrow keys move among them, up and down, and left and right too if they
 * mean nothing else on the page.
 */
export function asOneStop(part: Element, items: readonly (HTMLElement | SVGElement)[], sideways: boolean): void {
  let at = Math.max(0, items.findIndex((item) => item.hasAttribute('aria-current')));
  items.forEach((item, i) => item.setAttribute('tabindex', i === at ? '0' : '-1'));
  const go = (to: number): void => {
    items[at].setAttribute('tabindex', '-1');
    at = to;
    items[at].setAttribute('tabindex', '0');
  };
  part.addEventListener('focusin', (event) => {
    const i = items.findIndex((item) => item === event.target);
    if (i >= 0) go(i);
  });
  part.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const by = key === 'ArrowDown' || (sideways && key === 'ArrowRight') ? 1 : key === 'ArrowUp' || (sideways && key === 'ArrowLeft') ? -1 : 0;
    const to = at + by;
    if (by === 0 || !items.some((item) => item === event.target)) return;
    event.preventDefault();
    if (to >= 0 && to < items.length) {
      go(to);
      items[to].focus();
    }
  });
}

/** Where the arrow keys, Home and End lead, wherever the focus is but in what scrolls or is typed into. */
export function onArrows(move: (key: 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End') => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).closest('.scroll, pre, input, select')) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      move(event.key);
    }
  });
}
