// A long list can be narrowed by words.
for (const list of document.querySelectorAll("[data-narrow]")) {
  const { make } = whosays;
  const rows = [...list.querySelectorAll("li")].map((row) => ({ row, plain: row.textContent.toLowerCase() }));
  const groups = [...list.querySelectorAll("ul")];
  const found = make("span", { role: "status" });
  const narrow = () => {
    const parts = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { row, plain } of rows) row.hidden = !parts.every((part) => plain.includes(part));
    for (const group of groups) {
      const none = !group.querySelector("li:not([hidden])");
      const folded = group.closest("details");
      if (folded) { folded.hidden = none; folded.open = parts.length > 0 || folded === groups[0].closest("details"); }
      else group.hidden = group.previousElementSibling.hidden = none;
    }
    found.textContent = parts.length ? ` ${rows.filter(({ row }) => !row.hidden).length} of ${rows.length} ${list.dataset.narrow}` : "";
  };
  const words = make("input", { type: "search", autocomplete: "off", spellcheck: false, oninput: narrow });
  list.prepend(make("p", { className: "ws-narrow" }, make("label", {}, `Narrow the ${list.dataset.narrow} by words `, words), found));
}
