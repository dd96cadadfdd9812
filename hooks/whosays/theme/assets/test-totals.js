// Counts a class's test codes, before and after a lesson: hits and false alarms for each kind.
for (const part of document.querySelectorAll("[data-test-totals]")) {
  const { make, makeTable, kindsOf, codes } = whosays;
  const kinds = kindsOf(part);
  const keys = JSON.parse(part.dataset.testTotals);
  const letters = kinds.map(({ letter }) => letter).join("");
  const WHEN = ["before", "after"];
  // A claim's answer is the number of an extract. It is a hit or none, and no false alarm of a kind.
  const isClaim = (answer) => /\d/.test(answer);
  const claims = Object.values(keys).flat().some(isClaim);
  const counted = [...kinds, ...(claims ? [{ slug: "", words: "the extract that answers" }] : [])];
  const among = (answer) => (isClaim(answer) ? "[123-]" : `[0${letters}-]`);

  // Gives one pupil's form and letters, or says what is wrong with the line.
  const read = (line) => {
    const fault = (words) => ({ fault: `“${line.trim().slice(0, 50)}” ${words}.` });
    if (line.length > 300) return fault("is too long to be a test code");
    for (const [form, key] of Object.entries(keys)) {
      const wanted = key.map((answer) => `${among(answer)}\\s*`).join("");
      const shape = new RegExp(`^(?:.*[\\s:,;])?${form}\\s*(${wanted})([A-Z0-9])$`, "iu");
      const found = shape.exec(codes.tidy(line));
      if (!found) continue;
      const answers = codes.letter(found[1].replace(/\s/gu, ""));
      return codes.write("test", "", form, answers).endsWith(` ${found[2].toUpperCase()}`)
        ? { key, answers: [...answers] }
        : fault("has a typo, so please ask for it again");
    }
    return fault("is not a test code");
  };

  const count = (tests) =>
    counted.map(({ slug, letter }) => {
      const sums = { hits: 0, key: 0, alarms: 0, others: 0 };
      for (const { key, answers } of tests) {
        answers.forEach((answer, place) => {
          const claim = isClaim(key[place]);
          if (claim !== !slug) return;
          const own = claim || key[place] === slug;
          sums[own ? "key" : "others"] += 1;
          if (answer === (claim ? key[place] : letter)) sums[own ? "hits" : "alarms"] += 1;
        });
      }
      return sums;
    });

  const results = part.querySelector("[data-results]");
  const update = () => {
    const lines = boxes.map((box) =>
      box.value
        .split("\n")
        .filter((line) => codes.tidy(line))
        .map(read),
    );
    const tests = lines.map((some) => some.filter((one) => one.answers));
    const faults = lines.flat().filter((one) => one.fault);
    counter.textContent = `${tests[0].length} before, ${tests[1].length} after${faults.length ? `, ${faults.length} left out` : ""}.`;
    const totals = tests.map(count);
    const share = (some, of) => make("td", {}, of ? `${some} of ${of}` : "–");
    const rows = counted.map((kind, place) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, kind.words),
        ...totals.map((one) => share(one[place].hits, one[place].key)),
        ...totals.map((one) => share(one[place].alarms, one[place].others)),
      ),
    );
    const unsure = tests.map(
      (some) => some.flatMap(({ answers }) => answers).filter((answer) => answer === "-").length,
    );
    results.replaceChildren(
      make("ul", { className: "ws-left-out" }, ...faults.map(({ fault }) => make("li", {}, fault))),
    );
    if (tests.flat().length) {
      results.append(
        makeTable(
          "Test before and after",
          ["Kind", "Hits before", "Hits after", "False alarms before", "False alarms after"],
          rows,
        ),
        make(
          "p",
          {},
          `“Not sure”: ${unsure[0]} before, ${unsure[1]} after. More hits and fewer false alarms are good news. A few answers can’t tell you much about one pupil. Even for a class, a small change can be chance.`,
        ),
      );
    }
  };

  const counter = make("p", { className: "ws-counter", role: "status" });
  const boxes = WHEN.map((when) => {
    const box = make("textarea", { rows: 3, spellcheck: false, oninput: update });
    box.dataset.testCodes = when;
    part
      .querySelector("[data-controls]")
      .append(make("p", {}, make("label", {}, `Test codes from ${when} the lesson, one a line: `, box)));
    return box;
  });
  part.querySelector("[data-controls]").append(counter);
}
