// Reads a class's answers in the browser, from files, codes, links and shows of hands, and shows what
// to teach: where the class agrees and the key does not, and where the class is split. Sends nothing.
const startClassView = (view) => {
  const { make, makeTable, makeButton, kindsOf, save, csv, codes, decode, wayTo } = whosays;
  const kinds = kindsOf(view);
  const names = kinds.map(({ words }) => words);
  const kindAt = (slug) => kinds.findIndex((kind) => kind.slug === slug);
  const MOST = 1_000_000; // bytes of one file; a saved file has some 10,000
  const cells = [...view.querySelectorAll("[data-cell]")];
  const known = new Set(cells.map((cell) => cell.dataset.cell));
  const paragraphs = [...view.querySelectorAll(".ws-strip [data-paragraph]")];
  const pieces = new Map(
    paragraphs.map((part) => [
      part.dataset.paragraph,
      [...part.querySelectorAll("[data-cell]")].map((cell) => cell.dataset.cell),
    ]),
  );
  const results = view.querySelector("[data-results]");
  const strip = view.querySelector(".ws-strip");
  const plural = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

  // Gives the answers of one file, or says why it cannot be used.
  const readFile = async (file) => {
    const fault = (words) => ({ from: file.name, fault: words });
    if (file.size > MOST) return fault("is too large to be a saved answer file");
    let data;
    try {
      data = JSON.parse(await file.text());
    } catch {
      return fault("is not a saved answer file (not JSON)");
    }
    if (data?.format !== "whosays-answers" || typeof data.answers !== "object" || !data.answers) {
      return fault("is not a saved answer file");
    }
    if (data.version !== 1) return fault("is of a version that this page does not know");
    if (data.article !== view.dataset.class) return fault("is about something else, not this article");
    const answers = new Map(
      Object.entries(data.answers)
        .map(([passage, answer]) => [passage, kindAt(answer?.kind)])
        .filter(([passage, kind]) => kind >= 0 && known.has(passage)),
    );
    if (!answers.size) return fault("holds no answers");
    return { from: file.name, name: typeof data.name === "string" ? data.name.trim().slice(0, 40) : "", answers };
  };

  // Gives the answers of one line: a code with or without a name, a link that carries one, or hands.
  const readLine = (line) => {
    const link = /^https?:\/\/[^\s#]+#(\S+)$/.exec(line.trim());
    const text = link ? decode(link[1]).trim() : line.trim();
    const from = `“${text.length > 50 ? `${text.slice(0, 50)}…` : text}”`;
    const found = codes.read(text, { ...view.dataset, article: view.dataset.class, pieces });
    if (found.fault) return { from, fault: found.fault };
    const passages = pieces.get(found.paragraph);
    const letterAt = (letter) => kinds.findIndex((kind) => kind.letter === letter);
    if (found.hands) {
      const hands = new Map(
        found.hands.map((group, place) => [
          passages[place],
          kinds.map(({ letter }) => Number(new RegExp(`${letter}([0-9]+)`).exec(group)?.[1] ?? 0)),
        ]),
      );
      return { from, hands };
    }
    const strange = found.answers.find((letter) => letter !== "-" && letterAt(letter) < 0);
    if (strange) return { from, fault: `has the letter ${strange}, which this article does not use` };
    const answers = new Map(
      found.answers.map((letter, place) => [passages[place], letterAt(letter)]).filter(([, kind]) => kind >= 0),
    );
    return answers.size ? { from, name: found.name.trim().slice(0, 40), answers } : { from, fault: "holds no answers" };
  };

  // Puts together what belongs to one pupil, leaves out what was given twice, and tells namesakes apart.
  const sort = (read) => {
    const pupils = [];
    const notes = [];
    const plain = (name) => name.normalize("NFC").replace(/\s+/gu, " ").toLowerCase(); // what looks alike is one name
    const joined = new Set();
    const named = new Map(); // pupils, by name
    for (const one of read.filter(({ answers }) => answers)) {
      const same = (other) => [...one.answers].every(([passage, kind]) => other.answers.get(passage) === kind);
      const overlaps = (other) => [...one.answers.keys()].some((passage) => other.answers.has(passage));
      const namesakes = (one.name && named.get(plain(one.name))) || [];
      const twin = namesakes.find((other) => same(other) && other.answers.size >= one.answers.size);
      const home = namesakes.find((other) => !overlaps(other));
      if (twin) notes.push(`${one.from} was given twice and is counted once.`);
      else if (home) {
        for (const [passage, kind] of one.answers) home.answers.set(passage, kind);
        joined.add(home.name);
      } else {
        const pupil = { name: one.name, from: one.from, answers: new Map(one.answers) };
        pupils.push(pupil);
        named.set(plain(one.name), [...namesakes, pupil]);
      }
    }
    const counts = new Map([...named].map(([name, some]) => [name, some.length]));
    const seen = new Map();
    pupils.forEach((pupil, place) => {
      if (!pupil.name) pupil.label = `no name (${place + 1})`;
      else if (counts.get(plain(pupil.name)) === 1) pupil.label = pupil.name;
      else {
        seen.set(plain(pupil.name), (seen.get(plain(pupil.name)) ?? 0) + 1);
        pupil.label = `${pupil.name} (${seen.get(plain(pupil.name))})`;
      }
    });
    for (const name of joined)
      notes.push(`“${name}” stands before answers to different passages; they are counted as one pupil’s.`);
    for (const [name, count] of counts)
      if (name && count > 1)
        notes.push(`There are ${count} different answers by “${name}”; they are counted as ${count} pupils.`);
    return { pupils, notes };
  };

  const tally = (pupils, hands) =>
    cells.map((cell) => {
      const counts = kinds.map(() => 0);
      for (const { answers } of pupils) {
        const kind = answers.get(cell.dataset.cell);
        if (kind !== undefined) counts[kind] += 1;
      }
      for (const { hands: shown } of hands)
        (shown.get(cell.dataset.cell) ?? []).forEach((count, kind) => {
          counts[kind] += count;
        });
      const total = counts.reduce((sum, count) => sum + count, 0);
      const key = kindAt(cell.dataset.kind);
      const also = kindAt(cell.dataset.also);
      const most = Math.max(...counts);
      const top = counts.indexOf(most);
      return {
        cell,
        counts,
        total,
        key,
        also,
        top,
        most,
        agree: counts[key] + (counts[also] ?? 0),
        // More than half say the same, and the key does not: everybody makes the same mistake.
        against: most > total / 2 && top !== key && top !== also,
        // No answer has two thirds.
        split: total > 1 && most <= (total * 2) / 3 && counts[key] + (counts[also] ?? 0) < total,
      };
    });

  const lineOf = ({ cell, counts, total, key, also, top, most }, against) => {
    const { name } = cell.closest("[data-paragraph]").dataset;
    const there = wayTo(view, "projector");
    if (there) there.hash = view.dataset.anchor + cell.dataset.cell;
    const right = `the key says ${names[key]}${also >= 0 ? `, or ${names[also]}` : ""}`;
    const said = against
      ? `${most} of ${total} said ${names[top]}; ${right}.`
      : `${counts
          .map((count, kind) => (count ? `${count} ${kinds[kind].basis}` : ""))
          .filter(Boolean)
          .join(", ")}; ${right}.`;
    return make(
      "li",
      {},
      make("q", {}, cell.textContent),
      ` (${name}) `,
      make("b", {}, said),
      " ",
      there ? make("a", { href: there.href }, "Show it to the class") : "",
    );
  };

  const listOf = (mark, rows, against, none) => {
    const list = rows.length ? make("ol", {}, ...rows.map((row) => lineOf(row, against))) : make("p", {}, none);
    list.dataset.list = mark;
    return list;
  };

  // A bar of the share, in words beside it.
  const bar = (count, of) => {
    const inner = make("span");
    inner.style.inlineSize = `${of ? (100 * count) / of : 0}%`;
    return make("td", {}, make("span", { className: "ws-bar", ariaHidden: "true" }, inner), ` ${count} of ${of}`);
  };

  let lost = false;
  addEventListener("beforeunload", (event) => {
    if (lost) event.preventDefault();
  });

  const show = (read) => {
    const { pupils, notes } = sort(read);
    const hands = read.filter((one) => one.hands);
    const faults = read.filter((one) => one.fault);
    const heard = [
      pupils.length && plural(pupils.length, "pupil"),
      hands.length && plural(hands.length, "show of hands").replace("handss", "hands"),
    ].filter(Boolean);
    counter.textContent = `${heard.join(" and ") || "Nothing"} read${faults.length ? `, ${faults.length} left out` : ""}.`;
    results.replaceChildren(
      make(
        "ul",
        { className: "ws-left-out" },
        ...faults.map((one) => make("li", {}, `${one.from} ${one.fault}.`)),
        ...notes.map((words) => make("li", {}, words)),
      ),
    );
    strip.hidden = true;
    lost = heard.length > 0;
    if (!heard.length) return;
    const rows = tally(pupils, hands);
    const answered = rows.filter((row) => row.total);
    for (const part of paragraphs) part.hidden = !answered.some(({ cell }) => part.contains(cell));
    strip.hidden = false;
    for (const { cell, total, agree, against, split } of rows) {
      cell.dataset.agree = total ? `${against ? "≠ " : split ? "⇄ " : ""}${agree}/${total}` : "";
      cell.classList.toggle("ws-against", against);
      cell.classList.toggle("ws-split", !against && split);
    }
    const sum = (some, of) => some.reduce((count, row) => count + of(row), 0);
    const hits = kinds.map((_, kind) => {
      const right = (row) => row.key === kind || row.also === kind;
      const cellsOf = (some) =>
        bar(
          sum(some, (row) => row.counts[kind]),
          sum(some, (row) => row.total),
        );
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, names[kind]),
        cellsOf(answered.filter(right)),
        cellsOf(answered.filter((row) => !right(row))),
      );
    });
    const line = ({ cell, counts, total, key, also }) =>
      make(
        "tr",
        {},
        make(
          "td",
          {},
          make(
            "a",
            { href: Object.assign(wayTo(view, "article"), { hash: cell.dataset.cell }).href },
            cell.dataset.number,
          ),
        ),
        make("td", {}, cell.textContent),
        ...counts.map((count, kind) =>
          make("td", { className: kind === key || kind === also ? "ws-right" : "" }, String(count)),
        ),
        make("td", {}, String(total)),
      );
    const everything = () =>
      csv([
        ["number", "passage", "key", "also", ...names, "answered", ...pupils.map((pupil) => pupil.label)],
        ...rows.map(({ cell, counts, total, key, also }) => [
          cell.dataset.number,
          cell.dataset.cell,
          names[key],
          names[also],
          ...counts,
          total,
          ...pupils.map(({ answers }) => names[answers.get(cell.dataset.cell)]),
        ]),
      ]);
    const share = (row) => row.most / row.total;
    results.append(
      make(
        "p",
        {},
        "Nothing of this is kept: it is gone when you leave or reload the page. ",
        makeButton("Save all as a table (CSV)", () => {
          lost = false;
          save("class.csv", "text/csv", everything());
        }),
        " ",
        makeButton("Print", () => print()),
      ),
      make("h2", {}, "≠ Where the class agrees and the key does not"),
      listOf(
        "against-key",
        answered.filter((row) => row.against).sort((a, b) => share(b) - share(a) || b.total - a.total),
        true,
        "Nowhere: no passage has most of the class against the key.",
      ),
      make("h2", {}, "⇄ Where the class is split"),
      listOf(
        "split",
        answered.filter((row) => !row.against && row.split).sort((a, b) => share(a) - share(b)),
        false,
        "Nowhere: on every passage, one answer has more than two thirds.",
      ),
      make("h2", {}, "Hits and false alarms of the class"),
      make(
        "p",
        {},
        "A hit is an answer that names a kind where the key has it. A false alarm names it where the key does not. A class that has learnt to read has many hits and few false alarms; one that shouts one kind at everything has many of both.",
      ),
      makeTable("Hits and false alarms", ["Kind", "Hits", "False alarms"], hits),
      make(
        "details",
        { className: "ws-plain" },
        make("summary", {}, `All ${plural(answered.length, "passage")} answered`),
        make("p", {}, "In bold: the answer of the key."),
        makeTable("All passages", ["No.", "Passage", ...names, "Answered"], answered.map(line)),
      ),
      make("h2", {}, "In the text"),
      make(
        "p",
        {},
        "After each passage: how many agree with the key. ≠ the class agrees on something else, ⇄ the class is split.",
      ),
    );
  };

  let files = [];
  const lines = make("textarea", { rows: 4, spellcheck: false, oninput: () => update() });
  lines.dataset.codes = "";
  const update = () =>
    show([
      ...files,
      ...lines.value
        .split("\n")
        .filter((line) => line.trim())
        .map(readLine),
    ]);
  const counter = make("p", { className: "ws-counter", role: "status" });
  const input = make("input", {
    type: "file",
    multiple: true,
    accept: ".json,application/json",
    onchange: async () => {
      files = await Promise.all(
        [...input.files].map((file) => readFile(file).catch(() => ({ from: file.name, fault: "cannot be read" }))),
      );
      update();
    },
  });
  view
    .querySelector("[data-controls]")
    .append(
      make(
        "p",
        {},
        make(
          "label",
          {},
          "Answer codes, one a line, with or without a name; links that carry one; shows of hands: ",
          lines,
        ),
      ),
      make("p", {}, make("label", {}, "Saved answer files: ", input)),
      counter,
    );

  // A pupil's link carries the code in its fragment.
  const carried = () => {
    const text = decode(location.hash.slice(1));
    if (!/\s/.test(text) || lines.value.includes(text)) return;
    lines.value = `${lines.value ? `${lines.value}\n` : ""}${text}`;
    update();
  };
  carried();
  addEventListener("hashchange", carried);
};

// With several articles, only the one that is chosen asks for answers.
for (const view of document.querySelectorAll("[data-class]")) {
  const set = view.closest(".ws-set");
  if (set?.hidden) set.addEventListener("shown", () => startClassView(view), { once: true });
  else startClassView(view);
}
