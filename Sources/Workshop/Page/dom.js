// Elements from values, and the page brought to what they say with as few changes as it takes: what has
// the focus, is unfolded or is being typed stays as it is.

const SVG = 'http://www.w3.org/2000/svg';

function built(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element of HTML; attributes that are null, undefined or false are left out. */
export const h = (tag, attributes, ...children) =>
  built(document.createElement(tag), attributes, children);

/** An element of SVG. */
export const s = (tag, attributes, ...children) =>
  built(document.createElementNS(SVG, tag), attributes, children);

/** What the user holds: an input that has the focus and is a slider or a text. */
const isHeld = element => element === document.activeElement && element.matches('input, textarea');

function sameKind(old, fresh) {
  return old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName
    && (old.nodeType !== Node.ELEMENT_NODE || old.getAttribute('data-key') === fresh.getAttribute('data-key'));
}

/** Brings an element to what another of its kind says. */
export function bring(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const {name, value} of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of old.getAttributeNames()) {
    // Whether details are open is the reader's.
    if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
  fill(old, [...fresh.childNodes]);
  if (old instanceof HTMLInputElement && !isHeld(old)) {
    if (fresh.hasAttribute('value') && old.value !== fresh.value) old.value = fresh.value;
    if (fresh.type === 'radio') old.checked = fresh.checked;
  }
  if (old instanceof HTMLSelectElement && old.value !== fresh.value) old.value = fresh.value;
}

/** Brings the children of `parent` to `children`. */
export function fill(parent, children) {
  const fresh = children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false)
    .map(child => child instanceof Node ? child : document.createTextNode(child));
  let index = 0;
  for (const child of fresh) {
    const old = parent.childNodes[index];
    if (!old) parent.append(child);
    else if (sameKind(old, child)) bring(old, child);
    else old.replaceWith(child);
    index++;
  }
  while (parent.childNodes.length > index) parent.lastChild.remove();
}
