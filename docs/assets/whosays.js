// Loads what a page needs, and no more. Plain scripts, no modules: they must also run where the site
// is opened from a disk.
const whosays = (() => {
  const base = document.currentScript.src;
  const asked = new Map();

  // Loads assets, each once and in this order: `name` is name.js, or a style with its whole name.
  const load = (...names) => Promise.all(names.map((name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((done) => {
        const style = name.endsWith(".css");
        const href = String(new URL(style ? name : `${name}.js`, base));
        document.head.append(Object.assign(document.createElement(style ? "link" : "script"),
          style ? { rel: "stylesheet", href } : { src: href, async: false }, { onload: done, onerror: done }));
      }));
    }
    return asked.get(name);
  }));
  return { load, home: new URL("../", base) };
})();

{
  const needs = {
    ".ws-sets": ["sets"],
    ".ws-filter": ["filters"],
    "[data-article]": ["article"],
    "a.ws-term[data-term]": ["terms"],
    "[data-practice]": ["shared", "codes", "practice"],
    "[data-class]": ["shared", "codes", "class"],
    "[data-present]": ["shared", "codes", "present"],
    "[data-practice], .ws-slide, .ws-entry, .ws-contested, .ws-lead": ["share.css", "shared", "share"],
    "[data-links]": ["share.css", "shared", "share", "links"],
  };
  for (const [part, names] of Object.entries(needs)) {
    if (document.querySelector(part)) whosays.load(...names);
  }
}
