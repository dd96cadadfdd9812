// The link kit: choose links by section and by words (of the passage too), share one, print those that are chosen.
for (const kit of document.querySelectorAll("[data-links]")) {
  const { make, makeButton, plural, fold, narrow, setQuery } = whosays;
  const { makeShare, drawCode } = whosays.share;
  const A_PAGE = 8;
  const groups = [...kit.querySelectorAll("[data-section]")];
  const titleOf = (group) => group.querySelector("h2").textContent;
  const links = groups.flatMap((group) =>
    [...group.querySelectorAll("[data-link]")].map((row) => {
      const link = row.querySelector("a");
      const words = link.textContent;
      const box = make("input", { type: "checkbox", ariaLabel: `Choose: ${words}`, onchange: () => draw() });
      row.prepend(box);
      row.append(makeShare(words, () => [[words, link.href]]));
      return { row, box, words, link, group, plain: fold(`${words} ${row.dataset.link}`) };
    }),
  );

  // What is chosen is laid out at once, so that printing by the browser’s own menu works too.
  const pages = make("div", { className: "ws-link-pages" });
  document.body.append(pages);
  const drawCard = async ({ group, words, link }) =>
    make(
      "div",
      { className: "ws-link-card" },
      await drawCode(link.href),
      make("small", {}, titleOf(group)),
      make("b", {}, words),
      make("span", {}, link.href),
    );
  let turn = 0;
  const draw = async () => {
    turn += 1;
    const own = turn;
    const chosen = links.filter(({ box }) => box.checked);
    const sheets = Math.ceil(chosen.length / A_PAGE);
    count.textContent = chosen.length ? `${chosen.length} chosen, ${plural(sheets, "sheet")}` : "none chosen";
    print.disabled = none.disabled = !chosen.length;
    const cards = await Promise.all(chosen.map((one) => (one.card ??= drawCard(one))));
    if (own !== turn) return;
    pages.replaceChildren(
      ...Array.from({ length: sheets }, (_, sheet) =>
        make("div", { className: "ws-link-page" }, ...cards.slice(sheet * A_PAGE, (sheet + 1) * A_PAGE)),
      ),
    );
  };

  const query = new URLSearchParams(location.search);
  const section = make(
    "select",
    { onchange: () => filter() },
    make("option", { value: "" }, "All sections"),
    ...groups.map((group) => make("option", { value: group.dataset.section }, titleOf(group))),
  );
  const words = make("input", { type: "search", value: query.get("words") ?? "", oninput: () => filter() });
  const found = make("span", { role: "status" });
  const count = make("span", { role: "status" });
  const all = makeButton("Choose all shown", () => mark(true));
  const none = makeButton("Choose none", () => mark(false));
  const print = makeButton("Print the chosen ones", () => globalThis.print(), "md-button--primary");
  const mark = (value) => {
    for (const { row, box, group } of links) if (!value || !(row.hidden || group.hidden)) box.checked = value;
    draw();
  };
  const filter = () => {
    const narrowed = narrow(links, words.value);
    for (const group of groups) {
      const some = group.querySelector("[data-link]:not([hidden])");
      group.hidden = !some || Boolean(section.value && group.dataset.section !== section.value);
      if (section.value || narrowed) group.open = !group.hidden;
    }
    const shown = links.filter(({ row, group }) => !row.hidden && !group.hidden).length;
    found.textContent = `${shown} of ${links.length} links`;
    setQuery({ section: section.value, words: words.value });
  };
  kit
    .querySelector("[data-controls]")
    .append(
      make(
        "div",
        { className: "ws-kit" },
        make("div", {}, make("label", {}, "Section ", section), make("label", {}, "Words ", words), found),
        make("div", {}, all, none, print, count),
      ),
    );
  if (groups.some((group) => group.dataset.section === query.get("section"))) section.value = query.get("section");
  filter();
  draw();
}
