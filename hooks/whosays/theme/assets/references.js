// ?for=article/passage shows only what one note rests on. A list in parts leads to an entry’s part.
for (const page of document.querySelectorAll(".ws-references-page")) {
  const asked = [...page.querySelectorAll("[data-narrow] li")].find(
    ({ id }) => id === whosays.decode(location.hash.slice(1)),
  );
  if (asked) location.replace(asked.querySelector("a").href);
  // A heading counts what is shown under it.
  const count = () => {
    for (const section of page.querySelectorAll("section")) {
      section.hidden = false;
      const left = [...section.querySelectorAll(".ws-entry")].filter((row) => row.checkVisibility()).length;
      section.hidden = !left;
      const heading = section.querySelector("h2");
      heading.textContent = heading.textContent.replace(/\d+(?=\D*$)/, left);
    }
  };
  const { make, plural } = whosays;
  const note = new URLSearchParams(location.search).get("for");
  const entries = [...page.querySelectorAll(".ws-entry")];
  const key = page.querySelector(".ws-key");
  const [article, passage] = (note ?? "").split("/");
  const leads = ({ hash, pathname }) =>
    whosays.decode(hash) === `#${passage}` && pathname.replace(/(\/|\.html)$/, "").endsWith(`/${article}`);
  const used = entries.filter((row) => [...row.querySelectorAll(".ws-uses a")].some(leads));
  if (note && !used.length) page.prepend(make("p", {}, "There is no such note. Here are all sources."));
  if (used.length) {
    for (const row of entries) row.hidden = !used.includes(row);
    for (const row of used) row.querySelector("details").open = true;
    key.replaceWith(
      make(
        "p",
        {},
        `${plural(used.length, "source")} for one note. `,
        make("a", { href: location.pathname }, "All sources"),
        ".",
      ),
    );
  } else if (key) {
    if (key.querySelector(":checked:not([value=all])")) key.querySelector("details").open = true;
    const rows = entries.map((row) => ({ row, plain: whosays.fold(row.textContent) }));
    const found = make("span", { role: "status" });
    const narrow = () => {
      const narrowed = whosays.narrow(rows, words.value);
      count();
      found.textContent = narrowed ? ` ${entries.filter((row) => row.checkVisibility()).length} found` : "";
    };
    const words = make("input", { type: "search", autocomplete: "off", spellcheck: false, oninput: narrow });
    key.prepend(make("p", { className: "ws-find" }, make("label", {}, "Find a source ", words), found));
    page.addEventListener("change", narrow);
  }
  count(); // the address may have chosen
  // A linked source shows its words.
  const open = () => {
    const fold = document.getElementById(location.hash.slice(1))?.closest(".ws-entry")?.querySelector("details");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", open);
  open();
}
