// Counts a class's test codes, before and after a lesson: hits and false alarms for each kind, of the
// pupils who took both tests.
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
      const shape = new RegExp(`^(?:(.*)[\\s:,;])?${form}\\s*(${wanted})([A-Z0-9])$`, "iu");
      const found = shape.exec(codes.tidy(line));
      if (!found) continue;
      const [, given = "", own, sign] = found;
      const name = given.replace(/[\s:,;]+$/, "");
      const answers = codes.letter(own.replace(/\s/gu, ""));
      return codes.write("test", "", form, answers).endsWith(` ${sign.toUpperCase()}`)
        ? { form, key, answers: [...answers], name }
        : fault("has a typo, so please ask for it again");
    }
    return fault("is not a test code");
  };

  // Takes the codes from before and after; returns those of pupils who took both, and sentences about
  // the others. Where no name is in both, who took both cannot be told, and all are counted.
  const pair = (tests) => {
    const names = new Set(tests.flat().map(({ name }) => codes.plain(name)));
    const found = { both: [[], []], odd: [], same: [], alike: [] };
    for (const name of names) {
      const own = tests.map((some) => some.filter((one) => codes.plain(one.name) === name));
      const [before, after] = own.map((some) => some.length);
      const words = own.flat()[0].name || "no name";
      // Namesakes may have changed forms with each other, but not if one form has too many codes.
      const changed = Object.keys(keys).every((form) => own.flat().filter((one) => one.form === form).length <= before);
      if (!name || before !== after) found.odd.push(`${words} (${before} before, ${after} after)`);
      else if (Object.keys(keys).length > 1 && !changed) found.same.push(words);
      else {
        for (const [when, some] of own.entries()) found.both[when].push(...some);
        if (before > 1) found.alike.push(`${words} (${before})`);
      }
    }
    const { both, odd, same, alike } = found;
    const some = both[0].length + same.length;
    const notes = [
      some && odd.length && `Not counted, because each pupil needs one code before and one after: ${odd.join(", ")}.`,
      same.length && `Not counted, because the form was the same both times: ${same.join(", ")}.`,
      alike.length && `Pupils with one name, counted together: ${alike.join(", ")}.`,
      !some && tests.every(({ length }) => length) && "No name has a code before and after, so all codes are counted.",
    ].filter(Boolean);
    return { counted: some ? both : tests, notes, took: some ? `; ${both[0].length} took both` : "" };
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
    const { counted: chosen, notes, took } = pair(tests);
    const lost = faults.length ? `, ${faults.length} left out` : "";
    counter.textContent = `${tests[0].length} before, ${tests[1].length} after${lost}${took}.`;
    const totals = chosen.map(count);
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
    const unsure = chosen.map(
      (some) => some.flatMap(({ answers }) => answers).filter((answer) => answer === "-").length,
    );
    results.replaceChildren(
      make(
        "ul",
        { className: "ws-left-out" },
        ...[...faults.map(({ fault }) => fault), ...notes].map((words) => make("li", {}, words)),
      ),
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
