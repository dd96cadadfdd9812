// Reads a class's answers in the browser, from files, codes, links and shows of hands, and shows what
// to teach: where most chose another answer than the answer key, where careful readers disagree, and
// where the class is split. Sends nothing, and keeps what was put in for as long as the tab is open.
const startClassView = (view) => {
  const { make, makeTable, makeButton, kindsOf, plural, save, csv, codes, decode, wayTo } = whosays;
  const kinds = kindsOf(view);
  const names = kinds.map(({ words }) => words);
  const kindAt = (slug) => kinds.findIndex((kind) => kind.slug === slug);
  const MOST = 1_000_000; // bytes of one file; a saved file has some 10,000
  const cells = [...view.querySelectorAll("[data-cell]")];
  const known = new Map(cells.map((cell) => [cell.dataset.cell, cell]));
  const paragraphs = [...view.querySelectorAll(".ws-strip [data-paragraph]")];
  const pieces = new Map(
    paragraphs.map((part) => [
      part.dataset.paragraph,
      [...part.querySelectorAll("[data-cell]")].map((cell) => cell.dataset.cell),
    ]),
  );
  const results = view.querySelector("[data-results]");
  const strip = view.querySelector(".ws-strip");
  // Why single answers are not counted, and how many there are of each sort.
  const UNCOUNTED = {
    unknown: "about passages that this article doesn’t have",
    kind: "with a kind that this article doesn’t use",
    look: "about passages that nobody can tell from the page alone",
    again: "given again after the answers were shown",
  };
  // Takes [passage, kind, whether again] one by one; returns the answers that count, and a count of the others.
  const sift = (given) => {
    const answers = new Map();
    const uncounted = {};
    for (const [passage, kind, again] of given) {
      const part = known.get(passage);
      const why = !part ? "unknown" : kind < 0 ? "kind" : "look" in part.dataset ? "look" : again ? "again" : "";
      if (why) uncounted[why] = (uncounted[why] ?? 0) + 1;
      else answers.set(passage, kind);
    }
    return { answers, uncounted };
  };

  // Gives the answers of a saved file, or says why it cannot be used.
  const readFile = ({ name: from, size, text }) => {
    const fault = (words) => ({ from, fault: words });
    if (size > MOST) return fault("is too large to be a saved answer file");
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return fault("is not a saved answer file (not JSON)");
    }
    if (data?.format !== "whosays-answers" || typeof data.answers !== "object" || !data.answers) {
      return fault("is not a saved answer file");
    }
    if (data.version !== 1) return fault("is from a version that this page doesn’t know");
    if (data.article !== view.dataset.class) return fault("is about another article or exercise");
    const given = Object.entries(data.answers).filter(([, answer]) => answer?.kind !== undefined);
    if (!given.length) return fault("contains no answers");
    const name = typeof data.name === "string" ? data.name.trim().slice(0, 40) : "";
    return { from, name, ...sift(given.map(([passage, { kind, again }]) => [passage, kindAt(kind), again === true])) };
  };

  // Gives the answers of one line: a code with or without a name, a link that carries one, or hands.
  const readLine = (line) => {
    const link = /^https?:\/\/[^\s#]+#(\S+)$/.exec(line.trim());
    const text = codes.tidy(link ? decode(link[1]) : line);
    const from = `“${text.length > 50 ? `${text.slice(0, 50)}…` : text}”`;
    const found = codes.read(text, { ...view.dataset, article: view.dataset.class, pieces });
    if (found.fault) return { from, fault: found.fault };
    const passages = pieces.get(found.paragraph);
    const letterAt = (letter) => kinds.findIndex((kind) => kind.letter === letter);
    if (found.hands) {
      const hands = found.hands.map((group, place) => [
        passages[place],
        kinds.map(({ letter }) => Number(new RegExp(`${letter}([0-9]+)`).exec(group)?.[1] ?? 0)),
      ]);
      const asked = ([passage]) => !("look" in known.get(passage).dataset);
      const look = hands.filter((one) => !asked(one) && one[1].some(Boolean)).length;
      return { from, hands: new Map(hands.filter(asked)), uncounted: look ? { look } : {} };
    }
    const strange = found.answers.find((letter) => letter !== "-" && letterAt(letter) < 0);
    if (strange) return { from, fault: `has the letter ${strange}, which this article doesn’t use` };
    const given = found.answers.map((letter, place) => [passages[place], letterAt(letter), found.again]);
    const some = given.filter(([, kind]) => kind >= 0);
    return some.length
      ? { from, name: found.name.trim().slice(0, 40), ...sift(some) }
      : { from, fault: "contains no answers" };
  };

  // Namesakes whom the teacher knows to be one pupil: what they gave twice is counted once.
  const onePupil = new Set();
  // Puts together what belongs to one pupil, and tells namesakes apart.
  const sort = (read) => {
    const pupils = [];
    const notes = [];
    const { plain } = codes;
    const joined = new Set();
    const named = new Map(); // pupils, by name
    const twice = new Map(); // how often the same was given, by name
    for (const one of read.filter(({ answers }) => answers?.size)) {
      const agrees = (other) =>
        [...one.answers].every(([passage, kind]) => (other.answers.get(passage) ?? kind) === kind);
      const overlaps = (other) => [...one.answers.keys()].some((passage) => other.answers.has(passage));
      const namesakes = (one.name && named.get(plain(one.name))) || [];
      const twin = namesakes.find((other) => overlaps(other) && agrees(other));
      const home = namesakes.find((other) => !overlaps(other));
      if (twin) twice.set(plain(one.name), (twice.get(plain(one.name)) ?? 1) + 1);
      const own = twin && onePupil.has(plain(one.name)) ? twin : home;
      if (own) {
        for (const [passage, kind] of one.answers) own.answers.set(passage, kind);
        if (own !== twin) joined.add(own.name);
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
      notes.push([`“${name}” answered different paragraphs. These answers are counted as one pupil’s.`]);
    for (const [name, count] of counts) {
      const [shown, times] = [named.get(name)[0].name, twice.get(name)];
      const often = times === 2 ? "twice" : `${times} times`;
      if (times && onePupil.has(name)) {
        const button = makeButton("They are different pupils", () => choose(name, false));
        notes.push([`“${shown}” gave the same answers ${often}. They are counted once. `, button]);
      } else if (times) {
        const button = makeButton("It is one pupil", () => choose(name, true));
        notes.push([`“${shown}” gave the same answers ${often}. They are counted as ${times} pupils. `, button]);
      } else if (name && count > 1) {
        notes.push([`“${shown}” gave different answers. They are counted as ${count} pupils.`]);
      }
    }
    return { pupils, notes };
  };
  const choose = (name, one) => {
    if (one) onePupil.add(name);
    else onePupil.delete(name);
    update();
  };
  // What was left out of one line or file, in words.
  const leftOut = ({ from, uncounted = {} }) =>
    Object.entries(uncounted).map(([why, count]) => [
      `${from}: ${plural(count, "answer")} not counted, ${UNCOUNTED[why]}.`,
    ]);

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
      const right = counts[key] + (counts[also] ?? 0);
      // More than half say the same, and the key does not: everybody makes the same mistake.
      const against = most > total / 2 && top !== key && top !== also;
      // A third or more gave the other answer that careful readers give.
      const fair = !against && counts[also] > 0 && counts[also] >= total / 3;
      return {
        cell,
        counts,
        total,
        key,
        also,
        top,
        most,
        against,
        fair,
        // No answer has two thirds.
        split: !against && !fair && total > 1 && most <= (total * 2) / 3 && right < total,
        // How many answers were right, or should have been, for each kind: a contested passage counts
        // once for each answer, for the kind that was chosen, as in Predict.
        due: kinds.map((_, kind) => (kind === key ? total - (counts[also] ?? 0) : kind === also ? counts[also] : 0)),
      };
    });

  const lineOf = ({ cell, counts, total, key, also, top, most }, against) => {
    const { name } = cell.closest("[data-paragraph]").dataset;
    const there = wayTo(view, "projector");
    if (there) there.hash = view.dataset.anchor + cell.dataset.cell;
    const right = `the answer key says ${names[key]}${also >= 0 ? `, or ${names[also]}` : ""}`;
    const said = against
      ? `${most} of ${total} said ${names[top]}; ${right}.`
      : `${counts
          .map((count, kind) => (count ? `${count} ${kinds[kind].basis}` : ""))
          .filter(Boolean)
          .join(", ")
          .replace(" ", " said ")}; ${right}.`;
    return make(
      "li",
      {},
      make("q", {}, cell.textContent),
      ` (${name}) `,
      make("b", {}, said),
      " ",
      there ? make("a", { href: there.href, target: "_blank" }, "Show it to the class") : "",
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

  const show = (read) => {
    const { pupils, notes } = sort(read);
    const hands = read.filter((one) => one.hands);
    const faults = read.filter((one) => one.fault);
    const heard = [
      pupils.length && `answers from ${plural(pupils.length, "pupil")}`,
      hands.length && plural(hands.length, "show of hands", "shows of hands"),
    ].filter(Boolean);
    const lost = faults.length + read.filter(({ answers }) => answers && !answers.size).length;
    const loaded = heard.length ? `Loaded: ${heard.join(" and ")}` : "Nothing loaded yet";
    counter.textContent = `${loaded}${lost ? `; ${lost} left out` : ""}.`;
    results.replaceChildren(
      make(
        "ul",
        { className: "ws-left-out" },
        ...faults.map((one) => make("li", {}, `${one.from} ${one.fault}.`)),
        ...[...read.flatMap(leftOut), ...notes].map((parts) => make("li", {}, ...parts)),
      ),
    );
    strip.hidden = true;
    if (!heard.length) return;
    const rows = tally(pupils, hands);
    const answered = rows.filter((row) => row.total);
    for (const part of paragraphs) part.hidden = !answered.some(({ cell }) => part.contains(cell));
    strip.hidden = false;
    for (const { cell, counts, total, key, also, against, fair, split } of rows) {
      const sign = against ? "≠ " : fair ? "± " : split ? "⇄ " : "";
      const other = counts[also] ? ` + ${counts[also]}` : "";
      cell.dataset.agree = total ? `${sign}${counts[key]}/${total}${other}` : "";
      cell.classList.toggle("ws-against", against);
      cell.classList.toggle("ws-split", fair || split);
    }
    const sum = (some, of) => some.reduce((count, row) => count + of(row), 0);
    const hits = kinds.map((_, kind) => {
      const [due, all] = [sum(answered, (row) => row.due[kind]), sum(answered, (row) => row.total)];
      const [own, others] = [true, false].map((right) =>
        sum(
          answered.filter(({ key, also }) => (key === kind || also === kind) === right),
          (row) => row.counts[kind],
        ),
      );
      return make("tr", {}, make("th", { scope: "row" }, names[kind]), bar(own, due), bar(others, all - due));
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
        ["number", "passage", "answer key", "or", ...names, "answered", ...pupils.map((pupil) => pupil.label)],
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
    const [against, fair, split] = ["against", "fair", "split"].map((group) => answered.filter((row) => row[group]));
    results.append(
      make(
        "p",
        {},
        "This isn’t saved. It disappears when you close this tab. ",
        makeButton("Save all as a table (CSV)", () => save("class.csv", "text/csv", everything())),
        " ",
        makeButton("Print", () => print()),
      ),
      make("h2", {}, "≠ Where most of the class chose a different answer from ours"),
      listOf(
        "against-key",
        against.sort((a, b) => share(b) - share(a) || b.total - a.total),
        true,
        fair.length
          ? "None, but careful readers disagree on some. They come next."
          : "None: on every passage, most of the class chose our answer, or no answer has most of the class.",
      ),
      ...(fair.length ? [make("h2", {}, "± Where careful readers disagree"), listOf("fair", fair, false)] : []),
      make("h2", {}, "⇄ Where the class is split"),
      listOf(
        "split",
        split.sort((a, b) => share(a) - share(b)),
        false,
        against.length || fair.length
          ? "None besides those above."
          : "None: on every passage, more than two thirds chose the same answer.",
      ),
      make("h2", {}, "Hits and false alarms of the class"),
      make(
        "p",
        {},
        "A hit: a pupil chose this answer and it was right. A false alarm: a pupil chose it and it was wrong. Where careful readers disagree, either answer is a hit. A class that reads well has many hits and few false alarms. A class that gives one answer to everything has many of both.",
      ),
      makeTable("Hits and false alarms", ["Kind", "Hits", "False alarms"], hits),
      make(
        "details",
        { className: "ws-plain" },
        make("summary", {}, `All ${plural(answered.length, "passage")} answered`),
        make("p", {}, "In bold: the right answers."),
        makeTable("All passages", ["No.", "Passage", ...names, "Answered"], answered.map(line)),
      ),
      make("h2", {}, "In the text"),
      make(
        "p",
        {},
        "After each passage: how many chose our answer. ≠ means that most chose another one, ⇄ that the class is split. Where careful readers disagree, + tells you how many chose the other fair answer, and ± that it was a third or more.",
      ),
    );
  };

  // The tab's own storage: what was put in survives a reload, and a way to the projector and back.
  const KEPT = `${location.pathname}.whosays:class-view:${view.dataset.class}`;
  const keptHere = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
    } catch {
      return {};
    }
  };
  const keepHere = () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ files, lines: lines.value, onePupil: [...onePupil] }));
    } catch {
      /* too much for it: a reload loses this */
    }
  };
  let files = [];
  const lines = make("textarea", { rows: 4, spellcheck: false, oninput: () => update() });
  lines.dataset.codes = "";
  const update = () => {
    keepHere();
    show([
      ...files.map(readFile),
      ...lines.value
        .split("\n")
        .filter((line) => codes.tidy(line))
        .map(readLine),
    ]);
  };
  const counter = make("p", { className: "ws-counter", role: "status" });
  const input = make("input", {
    type: "file",
    multiple: true,
    accept: ".json,application/json",
    onchange: async () => {
      const open = async (file) => {
        const { name, size } = file;
        return { name, size, text: size > MOST ? "" : await file.text().catch(() => "") };
      };
      files = await Promise.all([...input.files].map(open));
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

  const kept = keptHere();
  if (Array.isArray(kept.files)) files = kept.files;
  if (Array.isArray(kept.onePupil)) for (const name of kept.onePupil) onePupil.add(name);
  if (typeof kept.lines === "string") lines.value = kept.lines;
  if (files.length || lines.value) update();

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
