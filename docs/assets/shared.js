// What scripts share: parts of a page, the browser's own storage, files. Nothing here sends anything.
Object.assign(whosays, (() => {
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

  // Where a spreadsheet would take text for a formula, whatever parts its cells, it gets an
  // apostrophe; hooks/whosays/edit/tables.py guards the same places.
  const guarded = (cell) => cell
    .replace(/([;\t\r\n])(?=['\s]*[=+\-@＝＋－＠])/gu, "$1'")
    .replace(/^(?=['\s]*[=+\-@＝＋－＠])/u, "'");

  // Rows as CSV.
  const csv = (rows) => rows
    .map((row) => row.map((cell) => `"${guarded(String(cell ?? "")).replaceAll('"', '""')}"`).join(","))
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

  // Words as somebody types them who looks for a row: without accents, capitals and round quotation marks.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();
  // Hides the rows whose folded text lacks one of the words; tells whether there were words.
  const narrow = (rows, asked) => {
    const parts = fold(asked).split(/\s+/).filter(Boolean);
    for (const { row, plain } of rows) row.hidden = !parts.every((part) => plain.includes(part));
    return parts.length > 0;
  };

  return { make, makeTable, makeButton, copyButton, kindsOf, nameKind, stored, store, forget, save, csv, fold, narrow };
})());
