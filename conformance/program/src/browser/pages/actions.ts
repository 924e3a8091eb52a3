import { type Action, type Actions, nameOf, type Refusal } from './behaviour';
import { html } from './dom';

/** What stands in the specification of any step of a kind, of this one, `Take(c1, N)`: parameters become its arguments. */
function ofStep(text: string, step: string, action: Action): string {
  const given = step.includes('(') ? step.slice(step.indexOf('(') + 1, -1).split(', ') : [];
  return action.parameters.reduce((now, parameter, i) => now.replace(new RegExp(`\\b${parameter}\\b(?!')`, 'g'), given[i]), text);
}

/** The guard that refuses a step. The model speaks of "the label" and "the state to leave" where the guard names them. */
export function needs(refusal: string, step: string, action: Action | undefined): string {
  if (!action) return refusal;
  const named = (form: RegExp): string | undefined => action.guards.map((guard) => form.exec(guard)?.[1]).find(Boolean);
  const words = refusal.replace('the label', (said) => named(/At\(\w+, "(\w+)"\)$/) ?? said)
    .replace('the state to leave', (said) => named(/^task\[\w+\] = ("\w+")$/) ?? said);
  return ofStep(words, step, action);
}

/** The words of a step, the kernel function that it stands for, and its guards. */
export function about(step: string, actions: Actions): HTMLElement[] {
  const action = actions[nameOf(step)];
  if (!action) return [];
  const guards = action.guards.map((guard) => ofStep(guard, step, action)).join(' ∧ ');
  return [
    ...(action.words ? [html('span', { class: 'words' }, action.words)] : []),
    ...(action.source ? [html('span', { class: 'mono soft' }, action.source)] : []),
    ...(guards ? [html('span', { class: 'mono soft guards' }, `guard: ${guards}`)] : []),
  ];
}

/** Steps that are refused, each with the guard that refuses it. */
export const refusedList = (refused: readonly Refusal[], actions: Actions): HTMLElement => html('ul', { class: 'refused' },
  refused.map(({ step, needs: refusal }) => html('li', {}, html('code', {}, step), ' needs ',
    html('span', { class: 'mono' }, needs(refusal, step, actions[nameOf(step)])))));
