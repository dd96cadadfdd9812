// The test on a screen: choose, finish, and get a code to hand in. It tells nobody the key, keeps
// nothing and sends nothing. `?form=A` shows a pupil that form and nothing else of the page.
for (const page of document.querySelectorAll("[data-test]")) {
  const { make, makeButton, copyButton, kindsOf, codes } = whosays;
  const kinds = kindsOf(page);
  const forms = [...page.querySelectorAll("[data-form]")];
  const asked = new URLSearchParams(location.search).get("form")?.toUpperCase();
  const only = forms.find((form) => form.dataset.form === asked);
  const letter = (slug) => kinds.find((kind) => kind.slug === slug)?.letter ?? slug;

  for (const form of forms) {
    const questions = [...form.querySelectorAll("[data-item]")];
    const chosen = (question) => question.querySelector("input:checked")?.value;

    // A second one for paper: two fit on a sheet.
    const copy = form.cloneNode(true);
    for (const attribute of ["id", "data-form"]) copy.removeAttribute(attribute);
    for (const input of copy.querySelectorAll("input")) input.name += "-copy";
    copy.classList.replace("ws-new-page", "ws-second");
    copy.ariaHidden = "true";
    copy.inert = true;
    form.after(copy);

    const left = make("p", { className: "ws-left", role: "status" });
    const result = make("p", { className: "ws-hand-in", tabIndex: -1, hidden: true });
    const again = makeButton("Start again", () => {
      for (const input of form.querySelectorAll("input")) input.disabled = input.checked = false;
      result.hidden = again.hidden = true;
      done.hidden = false;
      questions[0].querySelector("input").focus();
    });
    const done = makeButton(
      "I have finished",
      () => {
        const open = questions.filter((question) => !chosen(question));
        left.textContent = open.length
          ? `Still open: ${open.map((one) => one.dataset.item.toUpperCase()).join(", ")}.`
          : "";
        if (open.length) {
          open[0].querySelector("input").focus();
          return;
        }
        for (const input of form.querySelectorAll("input")) input.disabled = true;
        const code = codes.write("test", "", form.dataset.form, questions.map((one) => letter(chosen(one))).join(""));
        const shown = make("output", {}, make("code", {}, code));
        shown.dataset.code = "";
        result.replaceChildren(
          "Your test code, to read out, write down or send: ",
          shown,
          " ",
          copyButton("Copy the code", code),
        );
        done.hidden = true;
        result.hidden = again.hidden = false;
        result.focus();
      },
      "md-button--primary",
    );
    again.hidden = true;
    form.append(make("div", { className: "ws-finish" }, left, done, result, again));
  }

  if (only) {
    for (const part of page.children) part.hidden = part !== only && part !== only.nextElementSibling;
    for (const part of page.parentElement.children) part.hidden ||= part !== page && part.tagName !== "H1";
  } else {
    const links = forms.map((form) => {
      const there = new URL(`?form=${form.dataset.form}`, location.href);
      there.hash = "";
      return make(
        "li",
        {},
        make("a", { href: there.href }, `Form ${form.dataset.form} alone`),
        " ",
        copyButton("Copy the link", there.href),
      );
    });
    page.querySelector("[data-controls]").append(make("p", {}, "For pupils on a screen:"), make("ul", {}, ...links));
  }
}
