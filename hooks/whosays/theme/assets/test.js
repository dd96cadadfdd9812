// The test on a screen: choose, finish, and get a code to hand in. It tells nobody the answer key and
// sends nothing. Answers and codes stay in this browser until both forms are handed in, so that neither
// a reload nor a closed tab loses them. `?form=A` shows a pupil that form and nothing else of the page.
for (const page of document.querySelectorAll("[data-test]")) {
  const { make, makeButton, copyButton, kindsOf, codes, stored, store, askWhose, onStored } = whosays;
  const kinds = kindsOf(page);
  const forms = [...page.querySelectorAll("[data-form]")].map((element) => ({
    element,
    name: element.dataset.form,
    questions: [...element.querySelectorAll("[data-item]")],
  }));
  const asked = new URLSearchParams(location.search).get("form")?.toUpperCase();
  const only = forms.find(({ name }) => name === asked);
  // A kind has its letter; the number of an extract, and “not sure”, stand for themselves.
  const letter = (value = "-") => kinds.find((kind) => kind.slug === value)?.letter ?? value;
  const itemOf = (question) => question.dataset.item;

  // What was stored may be of another edition or site: only what is known here is shown.
  const read = () => {
    const kept = stored("test") ?? {};
    const answers = new Map();
    for (const question of forms.flatMap(({ questions }) => questions)) {
      const value = kept.answers?.[itemOf(question)];
      const known = [...question.querySelectorAll("input")].some((input) => input.value === value);
      if (known) answers.set(itemOf(question), value);
    }
    const done = forms.map(({ name }) => name).filter((name) => Array.isArray(kept.done) && kept.done.includes(name));
    const own = (name) => (typeof name === "string" ? name.slice(0, 40) : "");
    const names = Object.fromEntries(done.map((form) => [form, own(kept.names?.[form] ?? kept.name)]));
    return { name: own(kept.name), names, answers, done };
  };
  let state = read();
  const keep = () => {
    lost.hidden = store("test", { ...state, answers: Object.fromEntries(state.answers) });
    whose.update();
  };
  const codeOf = ({ name, questions }) => {
    const letters = questions.map((question) => letter(state.answers.get(itemOf(question)))).join("");
    return `${nameOf(name)} ${codes.write("test", "", name, letters)}`.trim();
  };
  const finished = (form) => state.done.includes(form.name);
  // A finished form keeps its name, whoever has the device next.
  const nameOf = (form) => state.names[form] ?? state.name;
  const others = (form) => forms.filter((one) => one !== form && finished(one));
  const showCode = (words) => {
    const shown = make("output", {}, make("code", {}, words));
    shown.dataset.code = "";
    return shown;
  };

  const lost = make(
    "p",
    { className: "ws-strange", role: "status", hidden: true },
    "This browser can’t save your answers. Write down your code before you close or reload this page.",
  );
  const whose = askWhose("test", page, () => ({
    who: state.name,
    count: state.answers.size,
    note: forms
      .filter(finished)
      .map((form) => `Form ${form.name}: ${codeOf(form)}`)
      .join(", "),
  }));
  page.querySelector("[data-controls]").append(lost);

  for (const form of forms) {
    const { element, questions } = form;
    // A second one for paper: two fit on a sheet.
    const copy = element.cloneNode(true);
    for (const attribute of ["id", "data-form"]) copy.removeAttribute(attribute);
    for (const input of copy.querySelectorAll("input")) input.name += "-copy";
    copy.classList.add("ws-second");
    copy.ariaHidden = "true";
    copy.inert = true;
    const sheet = make("div", { className: "ws-halves ws-new-page" });
    element.replaceWith(sheet);
    sheet.append(element, copy);

    const before = make("p", { className: "ws-before" });
    const name = make("input", {
      type: "text",
      maxLength: 40,
      autocomplete: "off",
      oninput: () => {
        state.name = name.value;
        if (finished(form)) state.names[form.name] = state.name;
        keep();
        for (const one of forms) one.drawCodes();
      },
    });
    const left = make("p", { className: "ws-left", role: "status" });
    const result = make("p", { className: "ws-hand-in", tabIndex: -1 });
    const again = makeButton("Start again", () => {
      for (const question of questions) state.answers.delete(itemOf(question));
      state.done = state.done.filter((one) => one !== form.name);
      delete state.names[form.name];
      page.querySelector(".ws-next-form")?.remove();
      keep();
      draw();
      questions[0].querySelector("input").focus();
    });
    const over = makeButton("Both codes are handed in: clear this device", () => {
      if (confirm("Clear your answers and codes?")) whose.startFresh();
    });
    const done = makeButton(
      "I have finished",
      () => {
        const open = questions.filter((question) => !state.answers.has(itemOf(question)));
        if (open.length) {
          left.textContent = `Please answer: ${open.map((one) => itemOf(one).toUpperCase()).join(", ")}.`;
          open[0].querySelector("input").focus();
          return;
        }
        state.done.push(form.name);
        state.names[form.name] = state.name;
        keep();
        draw();
        result.focus();
      },
      "md-button--primary",
    );

    form.drawCodes = () => {
      if (name.value !== nameOf(form.name)) name.value = nameOf(form.name);
      before.replaceChildren(
        ...others(form).flatMap((one) => [`Your code from Form ${one.name}: `, showCode(codeOf(one)), ". "]),
      );
      result.replaceChildren(
        ...(finished(form)
          ? [
              "Your test code, to write down, read out or send: ",
              showCode(codeOf(form)),
              " ",
              copyButton("Copy the code", () => codeOf(form)),
            ]
          : []),
      );
    };
    // What the state has of the form: its answers, and its code when it is finished.
    const draw = () => {
      const isDone = finished(form);
      for (const question of questions) {
        for (const input of question.querySelectorAll("input")) {
          input.checked = input.value === state.answers.get(itemOf(question));
          input.disabled = isDone;
        }
      }
      left.textContent = "";
      done.hidden = isDone;
      result.hidden = again.hidden = !isDone;
      over.hidden = !isDone || !others(form).length;
      for (const one of forms) one.drawCodes?.();
    };
    form.draw = draw;
    element.addEventListener("input", ({ target }) => {
      const question = target.closest("[data-item]");
      if (!question) return;
      state.answers.set(itemOf(question), target.value);
      keep();
    });
    element.querySelector("h2").after(before);
    element.append(
      make(
        "div",
        { className: "ws-finish" },
        make("p", {}, make("label", { className: "ws-because" }, "Your name or number, if your teacher asks: ", name)),
        left,
        done,
        result,
        again,
        " ",
        over,
      ),
    );
  }
  for (const form of forms) form.draw();
  whose.ask();
  onStored("test", () => {
    if (!lost.hidden) return; // more is here than could be stored
    state = read();
    for (const form of forms) form.draw();
    whose.ask();
  });

  if (only) {
    whosays.load("embed.js"); // nothing of the page leads to the answer key
    const sheet = only.element.parentElement;
    sheet.classList.remove("ws-new-page");
    const controls = page.querySelector("[data-controls]");
    // Opened again: perhaps the second test, by the link of the first.
    const next = forms.find((form) => !finished(form));
    if (next && finished(only)) {
      const open = makeButton(`Open Form ${next.name}`, () => location.assign(`?form=${next.name}`));
      const words = `You have done Form ${only.name}. For your second test: `;
      controls.append(make("p", { className: "ws-next-form" }, words, open));
    }
    const shown = [sheet, controls];
    for (const part of page.children) part.hidden = !shown.includes(part);
    for (const part of page.parentElement.children) part.hidden ||= part !== page && part.tagName !== "H1";
  } else {
    const links = forms.map(({ name }) => {
      const there = new URL(`?form=${name}`, location.href);
      there.hash = "";
      return make(
        "li",
        {},
        make("a", { href: there.href }, `Form ${name} alone`),
        " ",
        copyButton("Copy the link", there.href),
      );
    });
    page
      .querySelector("[data-controls]")
      .append(make("div", {}, make("p", {}, "For pupils on a screen:"), make("ul", {}, ...links)));
  }
}
