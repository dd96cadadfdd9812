// Runs a lesson: its plan with “?run” as slides. Each section with minutes in its heading is a step,
// with a screen for each paragraph that begins with “Show”: what such a paragraph links is shown in a
// frame, a link to a short address becomes a QR code, and after a colon comes what follows. Nothing else
// of the plan is on the screen. With devices, its codes are too, and the clock takes the minutes of the
// column “with devices” of the plan’s table, if it has one: a step without any is passed over. Times and
// this choice stay in this tab.
{
  const { make, makeButton, copyButton, decode, home, toggleFullScreen } = whosays;
  const { drawCode } = whosays.share;
  const withoutRest = (address) => address.split(/[?#]/)[0];
  const here = withoutRest(location.href);
  const plan = document.querySelector(".md-content__inner");
  const title = plan.querySelector("h1").textContent;
  whosays.stayOnKeys();

  const isShow = (part) => {
    const [first] = part.childNodes;
    return part.tagName === "P" && /^(B|STRONG)$/.test(first?.nodeName) && /\bshow\s*$/i.test(first.textContent);
  };
  const heads = [...plan.querySelectorAll("th")];
  const column = heads.find((head) => /\bdevices\b/i.test(head.textContent))?.cellIndex;
  const withDevices = (id, minutes) => {
    const row = column && plan.querySelector(`td a[href$="#${id}"]`)?.closest("tr");
    return row ? /(\d+)–(\d+)/.exec(row.cells[column].textContent)?.slice(1) : minutes;
  };
  const steps = [...plan.querySelectorAll("h2[id]")].flatMap((heading) => {
    const [, name, from, to] = /^(.+):\D*(\d+)–(\d+)$/.exec(heading.textContent.trim()) ?? [];
    if (!name) return [];
    const parts = [];
    let part = heading.nextElementSibling;
    for (; part && part.tagName !== "H2"; part = part.nextElementSibling)
      parts.push(part, ...part.querySelectorAll("*"));
    const { id } = heading;
    // Where the words are in another plan, there is a link to the section of the same name.
    const { href } = parts.find(({ hash }) => hash === `#${id}`) ?? { href: `${here}#${id}` };
    const minutes = [from, to];
    return [{ id, name, minutes, devices: withDevices(id, minutes), href, shows: parts.filter(isShow) }];
  });
  const start = { id: "", name: title, href: here };
  const screens = [
    start,
    ...steps.flatMap((step) =>
      (step.shows.length ? step.shows : [null]).map((show, place) => ({ ...step, show, place })),
    ),
  ];
  const hashOf = ({ id, place }) => (place ? `${id}.${place + 1}` : id);

  // The address that others can open: of a copy on a disk, the published one, if there is any.
  const published = document.querySelector("meta[name=published]")?.content;
  const publicOf = (href) => {
    if (location.protocol !== "file:") return href;
    return (
      published && published + href.slice(home.href.length).replace(/(index)?\.html/, (_, index) => (index ? "" : "/"))
    );
  };
  const drawInto = async (place, address) => place.prepend(await drawCode(address));
  const makeCode = ({ href, textContent }) => {
    const address = publicOf(href);
    if (!address) return "";
    const steps = address.replace(/^https?:\/\//, "").split("/");
    const short = make("span", { className: "ws-run-address" }, steps.shift());
    for (const one of steps) short.append("/", make("wbr"), one);
    const place = make(
      "div",
      { className: "ws-run-code" },
      make("b", {}, textContent),
      short,
      copyButton("Copy", address),
    );
    drawInto(place, address);
    return place;
  };

  // What a screen shows: words, codes, and the address of a frame.
  const endsWithColon = (show) => show.textContent.trim().endsWith(":");
  const isShort = ({ pathname }) => /\/go(\/|\.html)$/.test(pathname);
  const shortLinks = (show) => [...(show?.querySelectorAll("a[href]") ?? [])].filter(isShort);
  const codesOf = (show) => (state.devices ? shortLinks(show) : []);
  const frameOf = ({ show }) => {
    const link = [...(show?.querySelectorAll("a[href]") ?? [])].find((one) => !isShort(one));
    if (!link || endsWithColon(show)) return "";
    const id = decode(link.hash.slice(1));
    const other = withoutRest(link.href) === here && screens.filter((one) => one.id === id).pop();
    if (other) return frameOf(other);
    const counted = withoutRest(state.hands) === withoutRest(link.href);
    const address = new URL(counted ? state.hands : link.href);
    address.searchParams.set("embed", codesOf(show).length ? "run-beside" : "run");
    return address.href;
  };
  const wordsOf = ({ show, name }) => {
    if (!show) return [make("p", { ariaHidden: "true" }, name)];
    if (endsWithColon(show)) return [show.nextElementSibling?.cloneNode(true)];
    const own = show.cloneNode(true);
    for (const part of [own.firstChild, ...own.querySelectorAll("a")]) part.remove();
    const quoted = /“[^”]*”/.exec(own.textContent);
    if (frameOf({ show }) || (codesOf(show).length && !quoted)) return [];
    return [make("p", {}, quoted ? quoted[0] : own.textContent)];
  };
  const KEYS = [
    [["Page Down", "Enter"], "go on"],
    [["Page Up", "Shift + Enter"], "go back"],
    [["F"], "full screen"],
    [["Esc"], "leave"],
  ];
  const makeWay = ([words, devices]) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        name: "way",
        checked: state.devices === devices,
        onchange: () => {
          state.devices = devices;
          keep();
          draw();
          shown.querySelector(":checked").focus();
        },
      }),
      ` ${words}`,
    );
  const WAYS = [
    ["On paper", false],
    ["With devices", true],
  ];
  const hasWays = steps.some(({ shows }) => shows.some((show) => shortLinks(show).length));
  const makeStart = () => [
    make(
      "div",
      { className: "ws-run-keys" },
      hasWays ? make("p", { role: "radiogroup", ariaLabel: "How pupils work" }, ...WAYS.map(makeWay)) : "",
      make("p", {}, "Go on, and the clock starts."),
      ...KEYS.map(([keys, what]) =>
        make("p", {}, ...keys.flatMap((key, place) => [place ? " or " : "", make("kbd", {}, key)]), `: ${what}`),
      ),
    ),
    makeCode({ href: here, textContent: "Script on your phone" }),
  ];

  // When each step began, the class view’s address with the hands that were counted on the projector, and
  // whether pupils have devices.
  const key = `${home.pathname}.whosays:run-${location.pathname}`;
  const state = { times: {}, hands: "", devices: false };
  try {
    Object.assign(state, JSON.parse(sessionStorage.getItem(key)));
  } catch {
    /* the clock starts again */
  }
  const keep = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(state));
    } catch {
      /* it starts again after a reload */
    }
  };
  const takes = ({ id, devices }) => !id || !state.devices || devices;
  const minutesOf = ({ minutes, devices }) => (state.devices && devices) || minutes;
  const begin = (step) => {
    const { times } = state;
    const { id } = step;
    const [from] = minutesOf(step);
    times[steps[0].id] ??= Date.now() - from * 60_000; // a step that is opened at once is on time
    times[id] ??= Date.now();
    keep();
  };
  const tick = () => {
    const { id } = screen;
    const { times } = state;
    if (!id) return;
    const [from, to] = minutesOf(screen);
    const left = Math.ceil((times[id] - Date.now()) / 1000) + (to - from) * 60;
    const figures = [Math.floor(Math.abs(left) / 60), String(Math.abs(left) % 60).padStart(2, "0")].join(":");
    clock.textContent = left < 0 ? `+${figures}` : figures;
    const behind = Math.floor((times[id] - times[steps[0].id]) / 60_000 - from + Math.max(0, -left) / 60);
    late.textContent = behind > 0 ? `${behind} min late` : "";
  };

  const name = make("h1");
  const late = make("span", { className: "ws-run-late" });
  const clock = makeButton("", () => {
    delete state.times[screen.id];
    begin(screen);
    tick();
  });
  clock.classList.add("ws-run-clock");
  const shown = make("main", { className: "ws-run-shown" });
  const frame = make("iframe", {
    allow: "clipboard-write; fullscreen",
    onload: () => {
      frame.style.visibility = "";
      frame.focus();
    },
  });
  const where = make("p", { className: "ws-run-where" });
  const back = makeButton("Back", () => move(-1));
  const next = makeButton("Next", () => move(1), "md-button--primary");
  const full = makeButton("Full screen", toggleFullScreen);
  full.hidden = !document.fullscreenEnabled;
  const phone = makeButton("Script", () => {
    script.hidden = !script.hidden;
    phone.ariaExpanded = String(!script.hidden);
  });
  const leave = makeButton("Leave", () => location.assign(here));
  const script = make("div", { className: "ws-run-script" });
  const bar = make("footer", {}, where, back, next, full, phone, leave);
  const page = make(
    "div",
    { className: "ws-run md-typeset" },
    make("header", {}, make("div", { role: "status" }, name), late, clock),
    shown,
    bar,
    script,
  );

  let screen = start;
  const numbered = parseInt(screens[screens.length - 1].name, 10);
  const draw = () => {
    const at = screens.indexOf(screen);
    const { id, place, shows } = screen;
    const step = steps.findIndex((one) => one.id === id);
    name.textContent = screen.name;
    clock.hidden = !id;
    clock.ariaLabel = "Time left; start this step’s time again";
    late.textContent = "";
    const number = numbered ? parseInt(screen.name, 10) : step + 1;
    const of = shows?.length > 1 ? ` (${place + 1}/${shows.length})` : "";
    const count = id && number ? `Step ${number} of ${numbered || steps.length}${of}. ` : "";
    const after = steps.slice(step + 1).find(takes);
    where.textContent = `${count}${after ? `Next: ${after.name}` : "The last step"}`;
    back.disabled = !at;
    next.disabled = at === screens.length - 1;
    const address = id ? frameOf(screen) : "";
    const codes = codesOf(screen.show).map(makeCode);
    const parts = id ? [...wordsOf(screen), ...codes].filter(Boolean) : makeStart();
    if (id && !parts.length && !address) parts.push(...wordsOf({ name: screen.name }));
    for (const part of [...shown.children]) if (part !== frame || !address) part.remove();
    shown.append(...parts);
    shown.classList.toggle("ws-run-framed", Boolean(address));
    if (address) {
      frame.title = screen.name;
      if (!frame.isConnected || frame.src.split("#")[0] !== address.split("#")[0]) {
        frame.blur(); // or a key would be lost before the page in it listens
        frame.style.visibility = "hidden"; // until all scripts of the page have run
      }
      if (frame.src !== address) frame.src = address;
      if (!frame.isConnected) shown.prepend(frame);
      frame.focus();
    }
    script.hidden = true;
    phone.ariaExpanded = "false";
    const there = publicOf(screen.href);
    phone.hidden = !id || !there;
    script.replaceChildren("Script on your phone");
    if (there) drawInto(script, there);
    tick();
    navigator.wakeLock?.request("screen").catch(() => {}); // or a tablet goes dark
  };
  const go = (other) => {
    if (screen === start) Object.assign(state, { times: {}, hands: "" });
    screen = other;
    if (screen.id) begin(screen);
    history.replaceState(null, "", `?run${screen.id ? `#${hashOf(screen)}` : ""}`);
    draw();
  };
  const move = (by) => {
    const at = screens.indexOf(screen);
    const others = by < 0 ? screens.slice(0, at).reverse() : screens.slice(at + 1);
    const other = others.find(takes);
    if (other) go(other);
  };
  const press = (pressed, shift) => {
    if (pressed === "PageDown" || (pressed === "Enter" && !shift)) move(1);
    else if (pressed === "PageUp" || pressed === "Enter") move(-1);
    else if (pressed === "Escape") (script.hidden ? leave : phone).click();
    else if (pressed.toLowerCase() === "f") toggleFullScreen();
    else return false;
    return true;
  };
  addEventListener(
    "keydown",
    (event) => {
      event.stopImmediatePropagation(); // the theme’s own keys lead away
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target.matches("input:not([type=radio]), button") &&
        !event.key.startsWith("Page") &&
        event.key !== "Escape"
      )
        return;
      if (press(event.key, event.shiftKey)) event.preventDefault();
    },
    true,
  );
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.pressed) press(data.pressed, data.shift);
    if (data.view) state.hands = data.view;
    keep();
  });
  // Space belongs to what is framed, also after a click beside it.
  page.addEventListener("click", ({ detail, target }) => {
    if (detail && !target.matches("input")) frame.focus();
  });

  document.body.append(page);
  const wanted = decode(location.hash.slice(1));
  const found = screens.find((one) => hashOf(one) === wanted);
  if (found?.id) {
    screen = found;
    begin(screen);
  }
  draw();
  setInterval(tick, 500);
}
