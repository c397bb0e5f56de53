type Child = Node | string | null;

/** Builds an element; text only ever becomes a text node, so nothing that a server sends can become markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(label: Child, attributes: Readonly<Record<string, string | boolean>>, press: () => void, ...more: readonly Child[]): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, label, ...more);
  element.addEventListener('click', press);
  return element;
}

const paths = {
  tick: 'M4 12.5l5.2 5.2L20 6.8',
  cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  warning: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.4v.2',
  out: 'M4 12h13M12 6.5l5.5 5.5-5.5 5.5M21 4v16',
  person: 'M12 3.5a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM3.5 21c0-4.3 3.6-6.6 8.5-6.6s8.5 2.3 8.5 6.6',
  scan: 'M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M7 12h10',
  wait: 'M12 6.5V12l3.5 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  keys: 'M3 6h18v12H3zM7 10h.1M12 10h.1M17 10h.1M7.5 14.5h9',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H9M8.5 4.5L4 9l4.5 4.5',
  soundOn: 'M4 9.5v5h3.5l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  soundOff: 'M4 9.5v5h3.5l5 4v-13l-5 4zM16.5 9.5l5 5M21.5 9.5l-5 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  torch: 'M8 3h8v4l-2 3.5V21h-4V10.5L8 7zM12 13v2',
};

export type IconName = keyof typeof paths;

/** Decoration: the words beside it say the same. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
