// Shows a term’s definition in place. Without script its link leads to its page.
const terms = "popover" in HTMLElement.prototype ? document.querySelectorAll("a.ws-term[data-term]") : [];

const definitionOf = (link) => {
  const beside = link.nextElementSibling;
  if (beside?.dataset.definition === link.dataset.term) return beside;
  // Not one inside a note: where that is closed, nothing would show.
  return document.querySelector(`div[data-definition="${CSS.escape(link.dataset.term)}"]`);
};

// An article carries none: its words’ pages have them.
const asked = new Map();
const makeDefinition = (title, words) => {
  const [definition, name] = ["div", "b"].map((tag) => document.createElement(tag));
  name.textContent = title;
  definition.append(name, " ", words);
  document.querySelector(".md-content__inner").append(definition);
  return Object.assign(definition, { className: "ws-definition", popover: "auto" });
};
const fetchDefinition = async ({ href, dataset: { term } }) => {
  try {
    const answer = await fetch(href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const definition = makeDefinition(page.querySelector("h1").textContent, page.querySelector(".ws-lead").textContent);
    definition.dataset.definition = term;
    return definition;
  } catch {
    asked.delete(term); // for another try
  }
};
const ask = (link) => {
  const { term } = link.dataset;
  const found = definitionOf(link);
  if (!found && !asked.has(term)) asked.set(term, fetchDefinition(link));
  return found ?? asked.get(term);
};

const prepare = (definition, { href }) => {
  if (definition.role) return;
  Object.assign(definition, { role: "dialog", ariaLabel: definition.querySelector("b").textContent, tabIndex: -1 });
  definition.append(Object.assign(document.createElement("a"), { href, textContent: "Who says it, and who objects" }));
};

let last; // the link that was opened last, and what it showed
let shown;
for (const link of terms) {
  if (location.protocol === "file:" && !definitionOf(link)) continue;
  link.ariaHasPopup = "dialog";
  for (const hint of ["pointerenter", "focus"]) link.addEventListener(hint, () => ask(link), { once: true });
  let open; // before the press, which closes it
  link.addEventListener("pointerdown", () => {
    open = last === link && shown?.matches(":popover-open");
  });
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    if (open && event.detail) return; // a key presses nothing
    last = link;
    const definition = (await ask(link)) ?? makeDefinition(link.textContent, "can’t be loaded at the moment.");
    if (last !== link) return; // a late answer
    shown = definition;
    prepare(definition, link);
    definition.showPopover();
    const word = link.getClientRects()[0];
    const box = definition.getBoundingClientRect();
    const below = word.bottom + box.height + 8 < innerHeight;
    const sheet = getComputedStyle(link.closest(".ws-note") ?? link).position === "fixed";
    definition.style.position = sheet ? "fixed" : "";
    definition.style.top = `${(sheet ? 0 : scrollY) + Math.max(4, below ? word.bottom + 4 : word.top - box.height - 4)}px`;
    definition.style.left = `${Math.max(8, Math.min(word.left, innerWidth - box.width - 8))}px`;
    definition.focus({ preventScroll: true });
    definition.ontoggle = ({ newState }) => {
      if (newState !== "closed") return;
      if (!definition.dataset.definition) definition.remove();
      if (definition.contains(document.activeElement) || document.activeElement === document.body)
        link.focus({ preventScroll: true });
    };
    // Tab leads out of the definition and back to its word.
    definition.onkeydown = (event) => {
      const end = event.shiftKey ? definition : definition.querySelector("a");
      if (event.key === "Tab" && document.activeElement === end) {
        event.preventDefault();
        definition.hidePopover();
        link.focus({ preventScroll: true });
      }
    };
  });
}
