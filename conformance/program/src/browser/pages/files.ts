import type { Itf } from './itf';
import { Refused, type Walked } from './walked';

const NO_TRACE = 'The file is no trace: give one in the Informal Trace Format, what rollcall model --format json prints, or a schedule, one step a line.';

type Fields = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The steps of a schedule, one a line. */
function schedule(text: string): string[] {
  const steps = text.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  if (steps.length === 0 || !steps.every((step) => /^\w+(\([\w, ]*\))?$/.test(step))) {
    throw new Refused(NO_TRACE);
  }
  return steps;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const action = (state: Fields): unknown => (isObject(state['#meta']) ? state['#meta'].action : undefined);

/** Follows what a file holds: a trace in the Informal Trace Format, a counterexample as JSON, or a schedule. */
export function followFile(walk: Walked, text: string): void {
  const json = parsed(text);
  if (json === undefined) {
    walk.follow(schedule(text));
    return;
  }
  const fields = isObject(json) ? json : {};
  const steps = isObject(fields.counterexample) ? fields.counterexample.steps : undefined;
  const states = fields.states;
  if (Array.isArray(steps)) {
    walk.follow(steps.map((step) => String(isObject(step) ? step.step : step)));
  } else if (Array.isArray(states) && states.length > 0 && states.every(isObject)) {
    const actions = states.slice(1).map(action);
    if (actions.length > 0 && actions.every((each): each is string => typeof each === 'string')) {
      walk.follow(actions);
    } else {
      walk.followStates(states as { [variable: string]: Itf }[]);
    }
  } else {
    throw new Refused('The file has no trace: neither "states" of the Informal Trace Format nor a "counterexample".');
  }
}
