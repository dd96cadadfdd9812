// The search page: nothing is fetched until the reader types. Where find.js finds no index, the list
// from A to Z below stays as it is.
for (const page of document.querySelectorAll("[data-search]")) {
  const { make, makeButton, kindsOf, setQuery } = whosays;
  const { notes } = page.dataset; // the one section whose records have a kind
  let finder;
  const query = new URLSearchParams(location.search);
  const words = make("input", {
    type: "search",
    name: "q",
    value: query.get("q") ?? "",
    autocomplete: "off",
    spellcheck: false,
    ariaLabel: "Find",
    placeholder: "Words to find",
  });
  const choose = (name, legend, options) => {
    const asked = query.get(name) ?? "";
    const choices = ["", ...options].map((value) =>
      make(
        "label",
        {},
        make("input", { type: "radio", name, value, checked: value === asked, onchange: () => find() }),
        make("span", {}, value || "All"),
      ),
    );
    return make("fieldset", { className: "ws-filter" }, make("legend", {}, legend), ...choices);
  };
  const sections = choose("in", "Look in", page.dataset.search.split(" "));
  const kinds = choose("kind", "Who says so", kindsOf(page));
  const chosen = (choices) => choices.querySelector(":checked")?.value ?? "";
  const said = make("p", { role: "status" });
  const list = make("ol", { className: "ws-found" });
  const more = make("p");
  const form = make(
    "form",
    {
      role: "search",
      onsubmit: async (event) => {
        event.preventDefault();
        await find();
        list.querySelector("a")?.focus();
      },
    },
    make(
      "p",
      {},
      words,
      " ",
      makeButton("Search", () => find(), "md-button--primary"),
    ),
    make("div", { className: "ws-key" }, sections, kinds),
  );
  page.querySelector("[data-controls]").append(form);
  page.querySelector("[data-results]").append(said, list, more);

  const say = (words) => {
    said.textContent = words;
    list.replaceChildren();
    more.replaceChildren();
    page.classList.remove("ws-has-found");
  };

  let latest = 0;
  const find = async () => {
    latest += 1;
    const own = latest;
    if (!["", notes].includes(chosen(sections))) kinds.querySelector("input").checked = true;
    const asked = { q: words.value.trim(), in: chosen(sections), kind: chosen(kinds) };
    setQuery(asked);
    kinds.hidden = asked.in !== notes && !asked.kind;
    if (!asked.q && !asked.kind && !asked.in) return say("");
    let results;
    try {
      await whosays.load("find.js");
      finder = whosays.finder;
      results = await finder.find(asked.q, asked.in, asked.kind);
    } catch {
      said.textContent = "Search doesn’t work here, because it needs a web server. Use the A to Z list below.";
      return;
    }
    if (own !== latest) return;
    if (!results) return say("Too many results. Add another word.");
    const none = /(?:^|\s)\S{1,3}$/.test(asked.q) ? "No results yet. Keep typing." : "No results.";
    say({ 0: none, 1: "One result." }[results.length] ?? `${results.length} results.`);
    page.classList.toggle("ws-has-found", results.length > 0);
    const show = async (from) => {
      const part = await Promise.all(results.slice(from, from + 10).map(finder.read));
      if (own !== latest) return;
      list.append(...part.map((one) => entry(one, asked.q)));
      more.replaceChildren(...(results.length > from + 10 ? [makeButton("More", () => show(from + 10))] : []));
    };
    await show(0);
  };

  const entry = ({ href, title, text, section: where, kind: basis }, asked) => {
    const pieces = finder
      .excerpt(text, asked)
      .map(({ words: piece, found }) => (found ? make("mark", {}, piece) : piece));
    return make(
      "li",
      {},
      make("a", { href }, title),
      " ",
      make("small", {}, [where, basis].filter(Boolean).join(" · ")),
      make("p", {}, ...pieces),
    );
  };

  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 200);
  });
  kinds.hidden = true;
  if (words.value || chosen(kinds) || chosen(sections)) find();
  else if (!matchMedia("(hover: none)").matches) words.focus({ preventScroll: true });
}
