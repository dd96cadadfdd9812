// What the scripts share, and which of them a page needs. Plain scripts, no modules: they must also
// run where the site is opened from a disk. Nothing here sends anything.
const whosays = (() => {
  // Where the site begins: this file lies in its assets.
  const root = new URL("..", document.currentScript.src).href;

  // An element with its properties and children, in one expression.
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A table in a frame that can be scrolled sideways, by keyboard too.
  const makeTable = (label, heads, rows) =>
    make("div", { className: "ws-table", tabIndex: 0, role: "group", ariaLabel: label },
      make("table", {},
        make("thead", {}, make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)))),
        make("tbody", {}, ...rows)));

  const makeButton = (words, onclick, className = "") =>
    make("button", { type: "button", className: `md-button ${className}`, onclick }, words);

  // The kinds that can be chosen on a part of the page, in order: slug, letter, basis, name.
  const kindsOf = (part) => JSON.parse(part.dataset.kinds);
  const nameKind = ({ basis, name }) => `${basis} (${name})`;

  // This browser's own storage, which may be switched off or hold anything.
  const stored = (place) => {
    try { return JSON.parse(localStorage.getItem(place)); } catch { return null; }
  };
  const store = (place, value) => {
    try { localStorage.setItem(place, JSON.stringify(value)); } catch { /* kept until the page closes */ }
  };
  const forget = (place) => {
    try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
  };

  // Saves text as a file on the reader's own device.
  const save = (name, type, text) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  const csv = (rows) => rows
    .map((row) => row.map((cell) => `"${String(cell ?? "").replace(/^(?=\s*[=+\-@＝＋－＠])/u, "'").replaceAll('"', '""')}"`).join(","))
    .join("\r\n");

  // A button that copies; where the browser refuses, the text is shown to be copied by hand.
  const copyButton = (words, text) => {
    const said = make("span", { className: "ws-said", role: "status" });
    const button = makeButton(words, async () => {
      const value = typeof text === "function" ? text() : text;
      try {
        await navigator.clipboard.writeText(value);
        said.textContent = " copied";
      } catch {
        said.replaceChildren(" ", make("input", { value, readOnly: true, ariaLabel: words, onfocus: ({ target }) => target.select() }));
        said.lastChild.focus();
      }
    });
    return make("span", { className: "ws-copy" }, button, said);
  };

  // Pages with a section an article show the one that is asked for: ?article=… or #its-part.
  for (const sets of document.querySelectorAll(".ws-sets")) {
    const choose = () => {
      const asked = new URLSearchParams(location.search).get("article");
      const all = [...sets.querySelectorAll(":scope > .ws-set")];
      const target = location.hash && document.getElementById(location.hash.slice(1));
      const chosen = all.find((one) => target && one.contains(target))
        ?? all.find((one) => one.dataset.set === asked) ?? all[0];
      for (const one of all) one.hidden = one !== chosen;
    };
    choose();
    addEventListener("hashchange", choose);
  }

  return { root, make, makeTable, makeButton, copyButton, kindsOf, nameKind, stored, store, forget, save, csv };
})();

{
  const needs = {
    "[data-article]": ["article.js"],
    "a.ws-term[data-term]": ["terms.js"],
    ".ws-references-page": ["references.js"],
    "[data-search]": ["search.js"],
    "[data-practice]": ["classroom.css", "lesson.css", "codes.js", "practice.js"],
    "[data-class]": ["classroom.css", "codes.js", "class.js"],
    "[data-present]": ["classroom.css", "codes.js", "present.js"],
    "[data-test]": ["classroom.css", "lesson.css", "codes.js", "test.js"],
    "[data-test-totals]": ["lesson.css", "codes.js", "test-totals.js"],
    ".ws-sheet, .ws-form, .ws-untested, .ws-below": ["lesson.css"],
  };
  const base = document.currentScript.src;

  // The way to the search page, where the theme has no search of its own.
  const bar = document.querySelector(".md-header__inner");
  if (bar && !document.querySelector(".md-search")) {
    const { make, root } = whosays;
    const address = new URL("about/search/", root).href;
    bar.append(make("a", { className: "ws-to-search", href: address }, "Search"));
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
      event.preventDefault();
      location.href = address;
    });
  }
  const wanted = Object.entries(needs).flatMap(([part, names]) => (document.querySelector(part) ? names : []));
  for (const name of new Set(wanted)) {
    const address = new URL(name, base).href;
    document.head.append(name.endsWith(".css")
      ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
      : Object.assign(document.createElement("script"), { src: address, async: false }));
  }
}
