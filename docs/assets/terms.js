// Shows a term's definition in place. Without script the link leads to the term's page.
const terms = "popover" in HTMLElement.prototype ? document.querySelectorAll("a.ws-term[data-term]") : [];

const definitionOf = (link) => {
  const beside = link.nextElementSibling;
  return beside?.dataset.definition === link.dataset.term
    ? beside
    // Not one inside a note: where that is closed, nothing would show.
    : document.querySelector(`div[data-definition="${CSS.escape(link.dataset.term)}"]`);
};

for (const link of terms) {
  const definition = definitionOf(link);
  if (!definition) continue;
  link.setAttribute("aria-haspopup", "dialog");
  if (!definition.hasAttribute("role")) {
    definition.setAttribute("role", "dialog");
    definition.setAttribute("aria-label", definition.querySelector("b").textContent);
    definition.tabIndex = -1;
    const more = document.createElement("a");
    more.href = link.href;
    more.textContent = "Who says it, and who objects";
    definition.append(more);
  }
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    definition.showPopover();
    const word = link.getClientRects()[0];
    const box = definition.getBoundingClientRect();
    const below = word.bottom + box.height + 8 < innerHeight;
    definition.style.top = `${Math.max(4, below ? word.bottom + 4 : word.top - box.height - 4)}px`;
    definition.style.left = `${Math.max(8, Math.min(word.left, innerWidth - box.width - 8))}px`;
    definition.focus({ preventScroll: true });
    const restore = (change) => {
      if (change.newState !== "closed") return;
      definition.removeEventListener("toggle", restore);
      if (definition.contains(document.activeElement) || document.activeElement === document.body) {
        link.focus({ preventScroll: true });
      }
    };
    definition.addEventListener("toggle", restore);
    // Tab leads out of the definition and back to its word.
    definition.onkeydown = (event) => {
      const last = event.shiftKey ? definition : definition.querySelector("a");
      if (event.key === "Tab" && document.activeElement === last) {
        event.preventDefault();
        definition.hidePopover();
        link.focus({ preventScroll: true });
      }
    };
  });
}
