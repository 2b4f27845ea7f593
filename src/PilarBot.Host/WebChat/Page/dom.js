// Small ways to make elements. Words go in as text, never as markup.

/** An element with a class, properties and children (elements or words). */
export function el(tag, className = "", properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const name in properties) {
    // ARIA as attributes: older browsers do not know the properties.
    if (/^(aria-|data-|role$|lang$|for$)/.test(name)) element.setAttribute(name, properties[name]);
    else element[name] = properties[name];
  }
  if (className) element.className = className;
  element.append(...children.filter((c) => c !== null && c !== undefined));
  return element;
}

/** One of the icons that lie in the page. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** An id that nobody else makes. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** A size as people read it. */
export function sizeOf(bytes) {
  return bytes >= 1 << 20 ? `${(bytes / (1 << 20)).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
