// Loads what a page needs. Plain scripts, no modules: they run from a disk too.

// What iPads before iPadOS 17.4 lack.
Element.prototype.checkVisibility ??= function () {
  return this.getClientRects().length > 0;
};

const whosays = (() => {
  const base = document.currentScript.src;
  const asked = new Map();

  const fetchPart = (name) =>
    new Promise((done) => {
      const { href } = new URL(name, base);
      const part = document.createElement(name.endsWith(".css") ? "link" : "script");
      const own = { rel: "stylesheet", href, src: href, async: false, onload: done, onerror: done };
      document.head.append(Object.assign(part, own));
    });
  // Each once, and in this order.
  const load = (...names) => {
    for (const name of names) if (!asked.has(name)) asked.set(name, fetchPart(name));
    return Promise.all(names.map((name) => asked.get(name)));
  };
  // The theme’s keys N and P lead to the pages beside this one; where keys teach, they must not.
  const stayOnKeys = () => {
    for (const link of document.querySelectorAll("link[rel=prev], link[rel=next]")) link.remove();
  };
  return { load, stayOnKeys, home: new URL("../", base) };
})();

{
  const needs = {
    ".ws-sets": "sets.js",
    ".ws-filter": "filters.js",
    "[data-narrow]": "shared.js narrow.js",
    "[data-article]": "article.js",
    "a.ws-term[data-term]": "terms.js",
    ".ws-az": "glossary.js",
    ".ws-references-page": "shared.js references.js",
    "[data-search]": "shared.js search.js",
    "[data-practice]": "shared.js codes.js practice.js",
    "[data-class]": "shared.js codes.js class.js",
    "[data-present]": "present.css shared.js codes.js present.js",
    "[data-practice], .ws-slide, .ws-entry, .ws-contested, .ws-lead": "share.css shared.js share.js",
    "[data-links]": "share.css shared.js share.js links.js",
    "[data-class-set]": "shared.js class-set.js",
    "[data-go]": "shared.js go.js",
    "[data-send]": "share.css shared.js share.js go.js",
    "[data-test]": "shared.js codes.js test.js",
    "[data-test-totals]": "shared.js codes.js test-totals.js",
  };
  if (/[?&]embed\b/.test(location.search)) whosays.load("embed.js");
  if (document.documentElement.classList.contains("ws-running"))
    whosays.load("run.css", "share.css", "shared.js", "share.js", "run.js");
  for (const [part, names] of Object.entries(needs)) {
    if (document.querySelector(part)) whosays.load(...names.split(" "));
  }

  // The way to the search page, where the theme has no search of its own.
  const bar = document.querySelector(".md-header__inner");
  const { href } = document.querySelector("link[rel=search]") ?? {};
  if (bar && href && !document.querySelector(".md-search")) {
    const link = Object.assign(document.createElement("a"), { className: "ws-to-search", href, textContent: "Search" });
    bar.insertBefore(link, bar.querySelector(".md-header__option")); // only the title gives way
    addEventListener("keydown", (event) => {
      if (
        event.key !== "/" ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.target.matches("input, textarea, select")
      )
        return;
      event.preventDefault();
      location.href = href;
    });
  }
}

// The theme’s search dialog has no name.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");

// Tables that scroll sideways must be reachable by keyboard.
for (const change of ["load", "resize"])
  addEventListener(change, () =>
    requestAnimationFrame(() => {
      for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
        if (wrap.scrollWidth > wrap.clientWidth) {
          Object.assign(wrap, { tabIndex: 0, role: "group", ariaLabel: "Table, scrolls sideways" });
        }
      }
    }),
  );
