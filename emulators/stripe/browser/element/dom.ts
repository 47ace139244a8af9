type Attributes = { [name: string]: string | boolean | undefined };

/** An element with attributes and children; false and undefined leave an attribute out. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children);
  return node;
};

/** Our own constant drawings only, never anything typed or received. */
export const drawing = (svg: string, className: string): Element => {
  const holder = el("span", { class: className, "aria-hidden": "true" });
  holder.innerHTML = svg;
  return holder;
};
