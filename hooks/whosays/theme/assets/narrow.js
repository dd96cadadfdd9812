// A long list can be narrowed by words.
for (const list of document.querySelectorAll("[data-narrow]")) {
  const { make, fold } = whosays;
  const rows = [...list.querySelectorAll("li")].map((row) => ({ row, plain: fold(row.textContent) }));
  const groups = [...list.querySelectorAll("ul")];
  const found = make("span", { role: "status" });
  const show = () => {
    const narrowed = whosays.narrow(rows, words.value);
    for (const group of groups) {
      const none = !group.querySelector("li:not([hidden])");
      const folded = group.closest("details");
      if (folded) {
        folded.hidden = none;
        folded.open = narrowed || folded === groups[0].closest("details");
      } else group.hidden = group.previousElementSibling.hidden = none;
    }
    found.textContent = narrowed
      ? ` ${rows.filter(({ row }) => !row.hidden).length} of ${rows.length} ${list.dataset.narrow}`
      : "";
  };
  const words = make("input", { type: "search", autocomplete: "off", spellcheck: false, oninput: show });
  list.prepend(make("p", {}, make("label", {}, `Search the ${list.dataset.narrow} `, words), found));
}
