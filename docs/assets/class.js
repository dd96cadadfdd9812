// Reads a class's saved answers in the browser and shows where the class disagreed. Sends nothing.
import { make, makeTable } from "./element.js";
import { csv, save } from "./file.js";

const view = document.querySelector("[data-class]");
if (view) {
  const KINDS = ["sourced-fact", "official-statement", "unattributed-analysis"];
  const NAMES = ["sourced fact", "official statement", "unattributed analysis"];
  const MOST = 1_000_000; // bytes of one file; a saved file has some 10,000
  const cells = [...view.querySelectorAll("[data-cell]")];
  const known = new Set(cells.map((cell) => cell.dataset.cell));
  const results = view.querySelector("[data-results]");
  const strip = view.querySelector(".ws-strip");

  // Gives the answers of one file, or says why it cannot be used.
  const readFile = async (file) => {
    const fault = (words) => ({ file: file.name, fault: words });
    if (file.size > MOST) return fault("is too large to be a saved answer file");
    let data;
    try { data = JSON.parse(await file.text()); } catch { return fault("is not a saved answer file (not JSON)"); }
    if (data?.format !== "whosays-answers" || typeof data.answers !== "object" || !data.answers) {
      return fault("is not a saved answer file");
    }
    if (data.version !== 1) return fault("is of a version that this page does not know");
    if (data.article !== view.dataset.class) return fault("is about something else, not this article");
    const answers = new Map(Object.entries(data.answers)
      .map(([passage, answer]) => [passage, KINDS.indexOf(answer?.kind)])
      .filter(([passage, kind]) => kind >= 0 && known.has(passage)));
    if (!answers.size) return fault("holds no answers");
    const name = typeof data.name === "string" && data.name ? data.name.slice(0, 40) : file.name;
    return { file: file.name, name, answers };
  };

  const tally = (pupils) => cells.map((cell) => {
    const counts = [0, 0, 0];
    for (const { answers } of pupils) {
      const kind = answers.get(cell.dataset.cell);
      if (kind !== undefined) counts[kind] += 1;
    }
    const total = counts[0] + counts[1] + counts[2];
    // 0: all say the same; 1: spread evenly over the three kinds.
    const spread = total ? (1 - Math.max(...counts) / total) * 1.5 : 0;
    const key = KINDS.indexOf(cell.dataset.kind);
    // Where careful readers split, either answer agrees with the key.
    const agree = counts[key] + (counts[KINDS.indexOf(cell.dataset.also)] ?? 0);
    return { cell, counts, total, key, agree, spread };
  });

  const paint = (rows) => {
    strip.hidden = false;
    for (const { cell, total, agree, spread } of rows) {
      cell.style.setProperty("--ws-heat", `${Math.round(spread * 45)}%`);
      cell.dataset.agree = total ? `${agree}/${total}` : "";
    }
  };

  const show = (read) => {
    const pupils = read.filter((one) => one.answers);
    const faults = read.filter((one) => one.fault);
    counter.textContent = `${pupils.length} ${pupils.length === 1 ? "file" : "files"} read${faults.length ? `, ${faults.length} left out` : ""}.`;
    results.replaceChildren(make("ul", { className: "ws-left-out" }, ...faults.map((one) => make("li", {}, `${one.file} ${one.fault}.`))));
    strip.hidden = true;
    if (!pupils.length) return;
    const rows = tally(pupils);
    paint(rows);
    const answered = rows.filter((row) => row.total);
    const sum = (some, of) => some.reduce((count, row) => count + of(row), 0);
    const kinds = NAMES.map((name, kind) => {
      const share = (some) => `${sum(some, (row) => row.counts[kind])} of ${sum(some, (row) => row.total)}`;
      return make("tr", {}, make("th", { scope: "row" }, name),
        make("td", {}, share(answered.filter((row) => row.key === kind))),
        make("td", {}, share(answered.filter((row) => row.key !== kind))));
    });
    const line = ({ cell, counts, total, key }) => make("tr", {},
      make("td", {}, make("a", { href: `../../articles/${view.dataset.class}/#${cell.dataset.cell}` }, cell.dataset.number)),
      make("td", {}, cell.textContent),
      ...counts.map((count, kind) => make("td", { className: kind === key ? "ws-right" : "" }, String(count))),
      make("td", {}, String(total)));
    const heads = ["No.", "Passage", ...NAMES, "Answered"];
    const worst = [...answered].sort((a, b) => b.spread - a.spread).slice(0, 10);
    const everything = () => csv([
      ["number", "passage", "key", ...NAMES, "answered", ...pupils.map((pupil) => pupil.name)],
      ...rows.map(({ cell, counts, total, key }) => [cell.dataset.number, cell.dataset.cell, NAMES[key], ...counts, total,
        ...pupils.map(({ answers }) => NAMES[answers.get(cell.dataset.cell)])]),
    ]);
    results.append(
      make("button", { type: "button", className: "md-button", onclick: () => save("class.csv", "text/csv", everything()) }, "Save all as a table (CSV)"),
      make("h2", {}, "Hits and false alarms of the class"),
      makeTable("Hits and false alarms", ["Kind", "Hits", "False alarms"], kinds),
      make("h2", {}, "Where the class disagreed most"),
      make("p", {}, "In bold: the answer of the key."),
      makeTable("Where the class disagreed most", heads, worst.map(line)),
      make("details", { className: "ws-plain" }, make("summary", {}, `All ${answered.length} passages answered`), makeTable("All passages", heads, answered.map(line))),
      make("h2", {}, "The article, by how far the class was split"),
      make("p", {}, "Darker: more split. After each passage: how many agree with the key."));
  };

  const counter = make("p", { className: "ws-counter", role: "status" });
  const input = make("input", { type: "file", multiple: true, accept: ".json,application/json",
    onchange: async () => show(await Promise.all([...input.files].map((file) =>
      readFile(file).catch(() => ({ file: file.name, fault: "cannot be read" }))))) });
  view.querySelector("[data-controls]").append(make("p", {}, make("label", {}, "Open saved answers: ", input)), counter);
}
