/** A button that opens a menu: closes at a choice, at Escape, and at a press elsewhere; arrows walk through it. */
export function menuOf(button, menu) {
  const items = () => [...menu.querySelectorAll("[role=menuitem]")];
  const show = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) items()[0]?.focus();
  };
  button.addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("click", (e) => { if (e.target.closest("[role=menuitem]")) { show(false); button.focus(); } });
  document.addEventListener("pointerdown", (e) => {
    if (!menu.hidden && !menu.contains(e.target) && !button.contains(e.target)) show(false);
  });
  menu.addEventListener("keydown", (e) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    if (e.key === "Escape") { show(false); button.focus(); }
    else if (e.key === "ArrowDown") all[(at + 1) % all.length]?.focus();
    else if (e.key === "ArrowUp") all[(at - 1 + all.length) % all.length]?.focus();
    else return;
    e.preventDefault();
  });
}
