import { activity, type Behaviour, type Message } from './behaviour';
import { html, svg } from './dom';

const ROW = 28;
const TOP = 34;
const LANE = 120;
/** On a screen that is narrower than this lanes are too. */
const NARROW = 640;
const NARROW_LANE = 52;
const MARGIN = 20;
/** The room for the names of the steps, where they stand in the picture. */
export const NAMES = 220;

/** A picture, and what marks a step in it. */
type Picture = [picture: SVGSVGElement, mark: (step: number) => void];

/**
 * The behaviour as a picture: a lane for each CPU, a row for each step.
 *
 * `over`: whether nothing comes after it: a message that is not taken never is. `names`: the room for the names of the steps in
 * pixels; none where they stand beside the picture.
 */
export function lanes(data: Behaviour, over: boolean, names = 0): Picture {
  // a picture that stands by itself is the same on every screen
  const each = names === 0 && window.innerWidth < NARROW ? NARROW_LANE : LANE;
  const x = (lane: number): number => names + each * lane + each / 2;
  const y = (step: number): number => TOP + ROW * step + ROW / 2;
  const height = TOP + ROW * data.steps.length + 12;
  const width = names + each * data.lanes.length + MARGIN;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const current = svg('rect', { class: 'row', x: 0, width, height: ROW, y: -ROW });
  drawing.append(current);
  data.lanes.forEach((name, lane) => {
    for (let step = 0; step < data.steps.length; step++) {
      const [kind] = activity(data.states[step + 1], name);
      drawing.append(svg('rect', { class: kind, x: x(lane) - 9, y: TOP + ROW * step, width: 18, height: ROW }));
    }
    drawing.append(svg('text', { x: x(lane), y: 20, 'text-anchor': 'middle' }, name));
    drawing.append(svg('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: TOP, y2: height - 8 }));
  });
  const arrow = (message: Message): void => {
    const lost = message.taken >= 0 ? '' : over ? ' lost' : ' waits';
    const [x1, y1, x2] = [x(message.from), y(message.sent), x(message.to)];
    const side = x2 > x1 ? -16 : 16;
    const y2 = message.taken < 0 ? height - 14 : y(message.taken);
    drawing.append(svg('polyline', { class: 'message' + lost, points: `${x1},${y1} ${x2 + side},${y1} ${x2 + side},${y2 - 6}` }));
    drawing.append(svg('polygon', { class: 'head' + lost, points: `${x2 + side - 5},${y2 - 8} ${x2 + side + 5},${y2 - 8} ${x2 + side},${y2}` }));
    drawing.append(svg('text', { class: 'soft', x: (x1 + x2) / 2, y: y1 - 4, 'text-anchor': 'middle' }, message.text));
  };
  data.messages.forEach(arrow);
  data.steps.forEach((step, i) => {
    if (names > 0) drawing.append(svg('text', { x: 8, y: y(i) + 4 }, `${i + 1} ${step.name}`));
    drawing.append(svg('circle', { class: 'step', cx: x(step.lane), cy: y(i), r: 5 }));
  });
  if (data.loopTo !== undefined && data.loopTo >= 0) {
    const [top, bottom] = [TOP + ROW * data.loopTo + 4, TOP + ROW * data.steps.length - 2];
    const right = width - 6;
    drawing.append(svg('polyline', { class: 'loop', points: `${right - 14},${bottom} ${right},${bottom} ${right},${top} ${right - 8},${top}` }),
      svg('polygon', { class: 'loop', points: `${right - 8},${top - 4} ${right - 8},${top + 4} ${right - 14},${top}` }));
  }
  return [drawing, (step) => current.setAttribute('y', String(step > 0 ? TOP + ROW * (step - 1) : -ROW))];
}

/** What the colours of the lanes mean. */
export function legend(): HTMLElement {
  const key = (kind: string, text: string): HTMLElement => html('span', {},
    svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, svg('rect', { class: kind, width: 18, height: 14 })), text);
  return html('p', { class: 'legend' }, key('open', 'interrupts on'), key('irqoff', 'interrupts off, locked up'),
    key('hard', 'DAIF masked, or in an interrupt'), key('nmi', 'in the NMI handler'), key('dbg', 'in the debugger'), key('away', 'not running'));
}
