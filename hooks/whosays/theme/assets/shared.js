// What scripts share: parts of a page, the browser's own storage, files. Nothing here sends anything.
{
  // An element with its properties and children, in one expression.
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // A table in a frame that can be scrolled sideways, by keyboard too.
  const makeTable = (label, heads, rows) =>
    make(
      "div",
      { className: "ws-table", tabIndex: 0, role: "group", ariaLabel: label },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)))),
        make("tbody", {}, ...rows),
      ),
    );

  const toggleFullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  };
  const makeButton = (words, onclick, className = "") =>
    make("button", { type: "button", className: `md-button ${className}`, onclick }, words);

  // A number with its noun: “1 pupil”, “2 pupils”.
  const plural = (count, one, some = `${one}s`) => `${count} ${count === 1 ? one : some}`;

  // The kinds that can be chosen on a part of the page, in order: slug, letter, basis, words.
  const kindsOf = (part) => JSON.parse(part.dataset.kinds);

  // The address of another page, which a part of this one has in a hidden link; null without one.
  const wayTo = (part, name) => {
    const link = part.querySelector(`[data-way="${name}"]`);
    return link && new URL(link.href);
  };

  // Writes what was chosen into the address, so that a link can choose it.
  const setQuery = (choices) => {
    const address = new URL(location);
    for (const [name, value] of Object.entries(choices)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  };

  // This browser's own storage, which may be off or full or contain anything. Sites of one host share
  // it, so a key begins with the site's path. Earlier versions had none: what they stored is still read.
  const earlier = (name) => `whosays:${name}`;
  const keyOf = (name) => `${whosays.home.pathname}.${earlier(name)}`;
  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(keyOf(name)) ?? localStorage.getItem(earlier(name)));
    } catch {
      return null;
    }
  };
  // Tells whether it was stored: where storage is off, a stand-in takes everything and has nothing.
  const store = (name, value) => {
    try {
      localStorage.setItem(keyOf(name), JSON.stringify(value));
      return localStorage.getItem(keyOf(name)) !== null;
    } catch {
      return false;
    }
  };
  const forget = (name) => {
    try {
      for (const key of [keyOf(name), earlier(name)]) localStorage.removeItem(key);
    } catch {
      /* nothing is stored */
    }
  };
  const canStore = () => {
    const stores = store("try", 1);
    forget("try");
    return stores;
  };
  // Calls back when another tab has changed what is stored, or may have while this one was asleep.
  const onStored = (name, changed) => {
    addEventListener("storage", ({ key }) => {
      if (key === null || key === keyOf(name)) changed();
    });
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) changed();
    });
  };

  // Whose answers are stored: on a shared device, perhaps somebody else's. A tab in which nobody has
  // answered lately asks at the top of the exercise, and shows nothing of them before. `given` returns
  // the name, how many answers there are, and what to note before they are cleared.
  const LATELY = 20 * 60_000; // milliseconds
  const askWhose = (name, page, given) => {
    const key = `${keyOf(name)}.here`;
    const here = (use) => {
      try {
        return use(sessionStorage);
      } catch {
        return null; // it asks again
      }
    };
    const stay = () => here((tab) => tab.setItem(key, Date.now()));
    const box = make("div", { className: "ws-whose", role: "group", ariaLabel: "Whose answers are these?" });
    page.querySelector("[data-controls]").prepend(box);
    const startFresh = () => {
      forget(name);
      location.reload();
    };
    const sure = () => {
      const { note } = given();
      const words = note ? `This deletes the code of ${note}. Is it written down?` : "Clear these answers?";
      if (confirm(words)) startFresh();
    };
    const update = () => {
      const { who, count } = given();
      stay();
      page.classList.remove("ws-waits");
      const fresh = makeButton("Not you? Start fresh", sure);
      box.replaceChildren(...(who || count ? [who ? `You are ${who}. ` : "Your answers. ", fresh] : []));
    };
    const ask = () => {
      const { who, count, note } = given();
      const known = Date.now() - here((tab) => tab.getItem(key)) < LATELY;
      if (known || !(who || count)) return update();
      page.classList.add("ws-waits");
      box.replaceChildren(
        make("b", {}, who ? `${who} has used this device. ` : "Somebody has used this device. "),
        note ? make("p", {}, note) : "",
        makeButton(who ? `Carry on as ${who}` : "Carry on", update, "md-button--primary"),
        " ",
        makeButton("Start fresh", note ? sure : startFresh),
      );
    };
    return { ask, update, startFresh };
  };

  // What an address carries after its “#”, which may be badly encoded.
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  // Saves text as a file on the reader's own device. Excel takes a table for UTF-8 only with a mark.
  const save = (name, type, text) => {
    const parts = type === "text/csv" ? ["\ufeff", text] : [text];
    const link = make("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // Where a spreadsheet would take text for a formula, whatever parts its cells, it gets an
  // apostrophe; hooks/whosays/formats/rows.py guards the same places.
  const guarded = (cell) =>
    cell.replace(/([;\t\r\n])(?=['\s]*[=+\-@＝＋－＠])/gu, "$1'").replace(/^(?=['\s]*[=+\-@＝＋－＠])/u, "'");

  // Rows as CSV.
  const csv = (rows) =>
    rows
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
        said.replaceChildren(
          " ",
          make("input", { value, readOnly: true, ariaLabel: words, onfocus: ({ target }) => target.select() }),
        );
        said.lastChild.focus();
      }
    });
    return make("span", { className: "ws-copy" }, button, said);
  };

  // Words as somebody types them who looks for a row: without accents, capitals and round quotation marks.
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();
  // Hides the rows whose folded text lacks one of the words; tells whether there were words.
  const narrow = (rows, asked) => {
    const parts = fold(asked).split(/\s+/).filter(Boolean);
    for (const { row, plain } of rows) row.hidden = !parts.every((part) => plain.includes(part));
    return parts.length > 0;
  };

  Object.assign(whosays, {
    make,
    makeTable,
    makeButton,
    toggleFullScreen,
    copyButton,
    plural,
    kindsOf,
    stored,
    store,
    canStore,
    onStored,
    askWhose,
    setQuery,
    decode,
    wayTo,
    save,
    csv,
    fold,
    narrow,
  });
}
