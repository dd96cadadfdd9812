// “Share” at notes, exercises, terms and references: which link, its address, copy, a QR code, and
// plain links to two school services. Nothing is sent before the reader follows one of them.
whosays.share = (() => {
  const { make, makeButton, copyButton, load, wayTo } = whosays;
  const page = () => new URL(location.pathname, location.href).href;
  const pageWithoutAnswers = () => `${page()}?show=clean`;

  // A paragraph as an exercise and on the projector, where the edition has these pages.
  const linksOfBlock = (article, words, code, slide) => {
    const [exercise, projector] = ["exercise", "projector"].map((name) => wayTo(article, name));
    exercise?.searchParams.set("paragraph", code);
    if (projector) projector.hash = slide;
    return [
      [`${words} as an exercise`, exercise],
      [`${words} on the projector`, projector],
    ].flatMap(([name, there]) => (there ? [[name, there.href]] : []));
  };
  const linksOfNote = (note) => {
    const article = note.closest("[data-article]");
    const { block, paragraph, slide } = note.closest(".ws-row").dataset;
    const { id } = note.querySelector(".ws-body");
    const words = block === "paragraph" ? `Paragraph ${paragraph}` : `The ${block}`;
    return [
      ["The passage with its note", `${page()}#${id}`],
      ["The passage without the answer", `${pageWithoutAnswers()}#${id}`],
      ...linksOfBlock(article, words, paragraph, slide),
    ];
  };
  const linksOfParagraph = (part) =>
    linksOfBlock(part.closest("[data-article-id], [data-present]"), "This paragraph", part.dataset.paragraph, part.id);
  const linkTo = (words) => (part) => [[words, part.id ? `${page()}#${part.id}` : page()]];

  // A code that cameras read: black on white with its margin, whatever the colours of the page.
  let library;
  const fetchLibrary = async () => {
    globalThis.exports = {}; // where it leaves what it has
    await load("vendor/lean-qr-2.7.4.js");
    const found = globalThis.exports;
    delete globalThis.exports;
    return found;
  };
  const drawCode = async (address) => {
    library ??= fetchLibrary();
    const { generate, correction } = await library;
    const code = generate(address, { minCorrectionLevel: correction.M });
    let path = "";
    for (let y = 0; y < code.size; y += 1) {
      for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
    }
    const draw = (tag, attributes, ...children) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...children);
      return element;
    };
    const side = code.size + 8;
    return draw(
      "svg",
      {
        class: "ws-code",
        viewBox: `-4 -4 ${side} ${side}`,
        role: "img",
        "aria-label": `QR code of ${address}`,
        "shape-rendering": "crispEdges",
      },
      draw("rect", { x: -4, y: -4, width: side, height: side, fill: "#fff" }),
      draw("path", { d: path, fill: "#000" }),
    );
  };

  const box = make("div", { className: "ws-share-box", popover: "auto", role: "dialog", ariaLabel: "Share" });
  box.onclick = box.onkeydown = (event) => event.stopPropagation(); // the projector listens to both
  // Browsers before iPadOS 17 cannot lift it above the page, nor close it by themselves.
  const lifts = "popover" in HTMLElement.prototype;
  const isOpen = () => (lifts ? Boolean(document.querySelector(":popover-open")) : box.isConnected && !box.hidden);
  const close = () => {
    if (lifts) box.hidePopover();
    else box.hidden = true;
  };
  if (!lifts) {
    addEventListener("pointerdown", ({ target }) => {
      if (!box.contains(target)) close();
    });
    addEventListener("keydown", ({ key }) => {
      if (key === "Escape") close();
    });
  }
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  const place = (button) => {
    const { bottom, left } = button.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    box.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - height - 8))}px`;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  };

  const open = (button, links) => {
    let address = links[0][1];
    const shown = make("p", { className: "ws-address" });
    const code = make("div", { className: "ws-code-place" });
    const classroom = make("a", {}, "Google Classroom");
    const teams = make("a", {}, "Microsoft Teams");
    const choose = (chosen) => {
      address = chosen;
      shown.textContent = address;
      classroom.href = `https://classroom.google.com/share?url=${encodeURIComponent(address)}`;
      teams.href = `https://teams.microsoft.com/share?href=${encodeURIComponent(address)}`;
      if (code.firstChild) draw();
    };
    const draw = async () => {
      code.replaceChildren(await drawCode(address));
      place(button);
    };
    const choices = links.map(([words, value], number) =>
      make(
        "label",
        {},
        make("input", { type: "radio", name: "ws-share", checked: !number, onchange: () => choose(value) }),
        ` ${words}`,
      ),
    );
    const copy = copyButton("Copy link", () => address);
    copy.firstChild.autofocus = true;
    choose(address);
    box.replaceChildren(
      links.length > 1
        ? make("fieldset", {}, make("legend", {}, "Which link?"), ...choices)
        : make("b", {}, links[0][0]),
      shown,
      make("p", {}, copy, " ", makeButton("QR code", draw), " ", makeButton("Close", close)),
      make("p", {}, "Open in ", classroom, " or ", teams, "."),
      code,
    );
    button.after(box);
    if (lifts) box.showPopover();
    else box.hidden = false;
    place(button);
  };
  const makeShare = (name, links) => {
    const button = make(
      "button",
      { type: "button", className: "ws-share", ariaLabel: `Share: ${name}`, ariaHasPopup: "dialog" },
      "Share",
    );
    button.onclick = () => open(button, links());
    return button;
  };

  // A note gets its control when it is opened.
  const offer = (note) => {
    const body = note.querySelector(".ws-body");
    if (body.querySelector(".ws-share")) return;
    const name = `passage ${note.querySelector(".ws-label").textContent.trim().split(/\s/)[0]}`;
    const article = note.closest("[data-article]");
    const sources = body.querySelector(".ws-references") && wayTo(article, "references");
    if (sources) {
      sources.search = `?for=${article.dataset.article}/${body.id}`;
      body.append(make("p", { className: "ws-about" }, make("a", { href: sources }, "How we read these sources")));
    }
    body.append(
      make(
        "p",
        { className: "ws-share-row" },
        makeShare(name, () => linksOfNote(note)),
      ),
    );
  };

  // The other parts of pages, by their heading: [heading, what it belongs to, its links].
  const headings = [
    [".ws-drill[id] > h2", (heading) => heading.parentElement, linksOfParagraph],
    [".ws-entry > h3", (heading) => heading, linkTo("This source in the list")],
    [".ws-contested h2", (heading) => heading, linkTo("This passage, with both answers")],
    [".md-content:has(.ws-lead) h1", () => ({}), linkTo("The page on this word")],
    [".md-content:has([data-practice], .ws-contested) h1", () => ({}), linkTo("This exercise")],
  ];
  for (const [selector, partOf, links] of headings) {
    for (const heading of document.querySelectorAll(selector)) {
      heading.after(makeShare(heading.textContent, () => links(partOf(heading))));
    }
  }
  // The projector has one control, for the paragraph that is shown.
  for (const remote of document.querySelectorAll(".ws-remote")) {
    const slide = () => remote.closest("[data-present]").querySelector(".ws-slide:not([hidden])");
    remote.append(makeShare("this paragraph", () => linksOfParagraph(slide())));
  }

  return { offer, makeShare, drawCode, isOpen, page, pageWithoutAnswers };
})();
