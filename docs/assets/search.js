// Search with Pagefind: nothing is fetched until the reader types. Without it, the list from A to Z
// below stays as it is.
for (const page of document.querySelectorAll("[data-search]")) {
  const { make, makeButton, kindsOf, home: root } = whosays;
  const query = new URLSearchParams(location.search);
  const words = make("input", { type: "search", name: "q", value: query.get("q") ?? "", autocomplete: "off", spellcheck: false });
  const select = (name, label, options) => {
    const list = make("select", { name, onchange: () => find() }, make("option", { value: "" }, "all"),
      ...options.map((option) => make("option", { value: option }, option)));
    list.value = query.get(name) ?? "";
    return [list, make("label", {}, `${label} `, list)];
  };
  const [section, sectionLabel] = select("in", "Look in", page.dataset.search.split(" "));
  const [kind, kindLabel] = select("kind", "Who says so", kindsOf(page).map(({ basis, name }) => `${basis[0].toUpperCase()}${basis.slice(1)} (${name})`));
  const said = make("p", { role: "status" });
  const list = make("ol", { className: "ws-found" });
  const more = make("p");
  const form = make("form", { role: "search", onsubmit: (event) => { event.preventDefault(); find(); list.querySelector("a")?.focus(); } },
    make("p", {}, make("label", {}, "Find ", words), " ", makeButton("Search", () => find(), "md-button--primary")),
    make("p", {}, sectionLabel, " ", kindLabel));
  page.querySelector("[data-controls]").append(form);
  page.querySelector("[data-results]").append(said, list, more);

  let loading;
  const load = () => (loading ??= import(new URL("pagefind/pagefind.js", root).href).then(async (found) => {
    await found.options({ excerptLength: 24 });
    return found;
  }));

  let latest = 0;
  const find = async () => {
    const own = (latest += 1);
    const asked = { q: words.value.trim(), in: section.value, kind: kind.value };
    const address = new URL(location.pathname, location.href);
    for (const [name, value] of Object.entries(asked)) if (value) address.searchParams.set(name, value);
    history.replaceState(null, "", address);
    if (!asked.q && !asked.kind) { said.textContent = ""; list.replaceChildren(); more.replaceChildren(); return; }
    let pagefind;
    try { pagefind = await load(); } catch {
      said.textContent = "Search does not run here (it needs a web server). The list from A to Z is below.";
      return;
    }
    const filters = { ...(asked.in && { section: [asked.in] }), ...(asked.kind && { kind: [asked.kind] }) };
    const { results } = await pagefind.search(asked.q || null, { filters });
    if (own !== latest) return;
    said.textContent = results.length === 1 ? "One result." : `${results.length || "No"} results.`;
    list.replaceChildren();
    const show = async (from) => {
      const part = await Promise.all(results.slice(from, from + 10).map((one) => one.data()));
      if (own !== latest) return;
      list.append(...part.map(entry));
      more.replaceChildren(...(results.length > from + 10 ? [makeButton("More", () => show(from + 10))] : []));
    };
    await show(0);
  };

  // The excerpt has marks round the words that were found, and nothing else.
  const entry = ({ url, meta, excerpt, sub_results: parts, filters }) => {
    // A record's address is in its data; a page's best part is the heading with most of the words.
    const part = parts?.[0]?.url ?? url;
    const href = meta.url ? new URL(meta.url, root).href : new URL(part.replace(/^.*?\/pages\//, ""), root).href;
    const text = make("p");
    for (const [place, piece] of excerpt.split(/<\/?mark>/).entries()) {
      const plain = make("textarea", { innerHTML: piece.replaceAll("<", "&lt;") }).value;
      text.append(place % 2 ? make("mark", {}, plain) : plain);
    }
    const where = [filters.section?.[0], filters.kind?.[0]].filter(Boolean).join(" · ");
    return make("li", {}, make("a", { href }, meta.title ?? href), ` ${where}`, text);
  };

  let waiting;
  words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 200); });
  if (words.value || kind.value) find();
  else if (!matchMedia("(hover: none)").matches) words.focus({ preventScroll: true });
}
