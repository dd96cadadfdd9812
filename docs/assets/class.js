// Reads a class's saved answers in the browser and shows where the class disagreed. Sends nothing.
const view = document.querySelector("[data-class]");
if (view) {
  const KINDS = ["sourced-fact", "official-statement", "unattributed-analysis"];
  const NAMES = ["sourced fact", "official statement", "unattributed analysis"];
  const MOST = 1_000_000; // bytes of one file; a saved file has some 10,000
  const cells = [...view.querySelectorAll("[data-cell]")];
  const controls = view.querySelector("[data-controls]");
  const results = view.querySelector("[data-results]");
  const strip = view.querySelector(".ws-strip");

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  // Gives the answers of one file, or says why it cannot be used.
  const readFile = async (file) => {
    if (file.size > MOST) return { file: file.name, fault: "is too large to be a saved answer file" };
    let data;
    try { data = JSON.parse(await file.text()); } catch { return { file: file.name, fault: "is not a saved answer file (not JSON)" }; }
    if (data?.format !== "whosays-answers" || typeof data.answers !== "object" || !data.answers) {
      return { file: file.name, fault: "is not a saved answer file" };
    }
    if (data.version !== 1) return { file: file.name, fault: `is of version ${data.version}, which this page does not know` };
    if (data.article !== view.dataset.class) return { file: file.name, fault: `is about ${data.article || data.practice || "something else"}, not this article` };
    const answers = new Map(Object.entries(data.answers)
      .map(([passage, answer]) => [passage, KINDS.indexOf(answer?.kind)])
      .filter(([passage, kind]) => kind >= 0 && cells.some((cell) => cell.dataset.cell === passage)));
    if (!answers.size) return { file: file.name, fault: "holds no answers" };
    return { file: file.name, name: String(data.name || file.name), answers };
  };

  const tally = (pupils) => cells.map((cell) => {
    const counts = [0, 0, 0];
    for (const pupil of pupils) {
      const kind = pupil.answers.get(cell.dataset.cell);
      if (kind !== undefined) counts[kind] += 1;
    }
    const total = counts[0] + counts[1] + counts[2];
    const key = KINDS.indexOf(cell.dataset.kind);
    // 0: all say the same; 1: spread evenly over the three kinds.
    const spread = total ? (1 - Math.max(...counts) / total) * 1.5 : 0;
    return { cell, counts, total, key, spread };
  });

  const paint = (rows) => {
    strip.hidden = false;
    for (const { cell, counts, total, key, spread } of rows) {
      cell.style.setProperty("--ws-heat", `${Math.round(spread * 70)}%`);
      cell.dataset.agree = total ? `${counts[key]}/${total}` : "";
      cell.title = total ? NAMES.map((name, kind) => `${name}: ${counts[kind]}`).join(", ") : "nobody answered";
    }
  };

  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const table = (rows, pupils) => [
    ["number", "passage", "key", ...NAMES, "answered", ...pupils.map((pupil) => pupil.name)],
    ...rows.map(({ cell: one, counts, total, key }) => [one.dataset.number, one.dataset.cell, NAMES[key], ...counts, total,
      ...pupils.map((pupil) => NAMES[pupil.answers.get(one.dataset.cell)] ?? "")]),
  ].map((row) => row.map(cell).join(",")).join("\r\n");

  const head = (...words) => make("thead", {}, make("tr", {}, ...words.map((word) => make("th", { scope: "col" }, word))));

  const show = (read) => {
    const pupils = read.filter((one) => one.answers);
    const faults = read.filter((one) => one.fault);
    results.replaceChildren(make("p", { className: "ws-counter" },
      `${pupils.length} ${pupils.length === 1 ? "file" : "files"} read${faults.length ? `, ${faults.length} left out` : ""}.`));
    if (faults.length) {
      results.append(make("ul", { className: "ws-left-out" }, ...faults.map((one) => make("li", {}, `${one.file} ${one.fault}.`))));
    }
    strip.hidden = true;
    if (!pupils.length) return;
    const rows = tally(pupils);
    paint(rows);
    const answered = rows.filter((row) => row.total);
    const kinds = KINDS.map((_, kind) => {
      const key = answered.filter((row) => row.key === kind);
      const other = answered.filter((row) => row.key !== kind);
      const sum = (some) => some.reduce((count, row) => count + row.counts[kind], 0);
      const of = (some) => some.reduce((count, row) => count + row.total, 0);
      return make("tr", {}, make("th", { scope: "row" }, NAMES[kind]),
        make("td", {}, `${sum(key)} of ${of(key)}`), make("td", {}, `${sum(other)} of ${of(other)}`));
    });
    const worst = [...answered].sort((a, b) => b.spread - a.spread).slice(0, 10);
    const line = ({ cell: one, counts, total, key }) => make("tr", {},
      make("td", {}, make("a", { href: `../../articles/${view.dataset.class}/#${one.dataset.cell}` }, one.dataset.number)),
      make("td", {}, one.textContent), ...counts.map((count, kind) => make("td", { className: kind === key ? "ws-right" : "" }, String(count))),
      make("td", {}, String(total)));
    results.append(
      make("button", { type: "button", className: "md-button", onclick: () => {
        const link = make("a", { href: URL.createObjectURL(new Blob([table(rows, pupils)], { type: "text/csv" })), download: "class.csv" });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      } }, "Save all as a table (CSV)"),
      make("h2", {}, "Hits and false alarms of the class"),
      make("table", {}, head("Kind", "Hits", "False alarms"), make("tbody", {}, ...kinds)),
      make("h2", {}, "Where the class disagreed most"),
      make("table", {}, head("No.", "Passage", ...NAMES, "Answered"), make("tbody", {}, ...worst.map(line))),
      make("details", {}, make("summary", {}, `All ${answered.length} passages answered`),
        make("table", {}, head("No.", "Passage", ...NAMES, "Answered"), make("tbody", {}, ...answered.map(line)))),
      make("h2", {}, "The article, by how far the class was split"),
      make("p", {}, "Darker: more split. After each passage: how many agree with the key."));
  };

  const input = make("input", { type: "file", multiple: true, accept: ".json,application/json",
    onchange: async () => show(await Promise.all([...input.files].map(readFile))) });
  controls.append(make("p", {}, make("label", {}, "Open saved answers: ", input)));
}
