/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck: the inputs beside a live chart, each of which sets one of its parameters and follows it. */
import type { OpenedChart } from '../../figures/chartApi.js';
import type { ChartInput } from '../../figures/figureTable.js';

/** Keys in an input are the input's; after the mouse has set one, keys are the deck's again. */
export function bindInputs(form: HTMLFormElement, chart: OpenedChart, inputs: readonly ChartInput[]): void {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-input]')];
  const fieldsOf = (index: number): readonly (HTMLInputElement | HTMLSelectElement)[] => fields.filter((field) => Number(field.dataset['input']) === index);
  inputs.forEach((input, index) => {
    const own = fieldsOf(index);
    for (const field of own) {
      field.addEventListener('input', () => {
        const value = valueOf(field, input);
        if (value === undefined) return;
        chart.setSignal(input.signal, value);
        print(field, input);
      });
    }
    const follow = (value: unknown): void => {
      for (const field of own) reflect(field, input, value);
    };
    chart.onSignal(input.signal, follow);
    follow(chart.signal(input.signal));
  });
  let byPointer = false;
  form.addEventListener('pointerdown', () => { byPointer = true; });
  form.addEventListener('keydown', (event) => {
    byPointer = false;
    if (event.key === 'Tab') return;
    event.stopPropagation();
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  });
  const giveBack = ({ target }: Event): void => {
    if (byPointer && target instanceof HTMLElement && target.matches('select,[type=range],[type=checkbox],[type=radio]')) target.blur();
  };
  form.addEventListener('change', giveBack);
  // A slider may be let go of where it stood.
  form.addEventListener('pointerup', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'range') giveBack(event);
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); });
  form.classList.add('is-live');
}

/** undefined while nothing that can be used is typed. */
function valueOf(field: HTMLInputElement | HTMLSelectElement, input: ChartInput): unknown {
  switch (input.kind) {
    case 'checkbox':
      return field instanceof HTMLInputElement && field.checked;
    case 'select':
    case 'radio':
      return input.options[Number(field.value)]?.value ?? null;
    case 'range':
    case 'number':
      return field.value === '' ? undefined : Number(field.value);
    case 'typed':
      return field.value;
  }
}

function reflect(field: HTMLInputElement | HTMLSelectElement, input: ChartInput, value: unknown): void {
  switch (input.kind) {
    case 'checkbox':
      if (field instanceof HTMLInputElement) field.checked = value === true;
      return;
    case 'select':
    case 'radio': {
      const at = input.options.findIndex((option) => JSON.stringify(option.value ?? null) === JSON.stringify(value ?? null));
      if (field instanceof HTMLSelectElement) field.selectedIndex = at;
      else field.checked = Number(field.value) === at;
      return;
    }
    case 'range':
    case 'number':
    case 'typed': {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (field.value !== text && document.activeElement !== field) field.value = text;
      print(field, input);
    }
  }
}

/** A slider says the number that it stands at. */
function print(field: HTMLInputElement | HTMLSelectElement, input: ChartInput): void {
  const output = input.kind === 'range' ? field.parentElement?.querySelector('output') : null;
  if (output) output.textContent = field.value;
}
