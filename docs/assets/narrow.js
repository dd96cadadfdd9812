// A long list can be narrowed by words.
for (const list of document.querySelectorAll("[data-narrow]")) {
  const rows = [...list.querySelectorAll("li")].map((row) => ({ row, plain: row.textContent.toLowerCase() }));
  const groups = [...list.querySelectorAll("ul")];
  const label = Object.assign(document.createElement("label"), { textContent: `Narrow the ${list.dataset.narrow} by words ` });
  const found = Object.assign(document.createElement("span"), { role: "status" });
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
  const words = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off", spellcheck: false, oninput: narrow });
  label.append(words);
  const line = document.createElement("p");
  line.append(label, found);
  list.prepend(line);
}
