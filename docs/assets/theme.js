// What the theme leaves out. Its search dialog has no name; screen readers need one.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");

// Tables that scroll sideways must be reachable by keyboard; the theme wraps them without.
addEventListener("load", () => requestAnimationFrame(() => {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (wrap.scrollWidth > wrap.clientWidth) {
      Object.assign(wrap, { tabIndex: 0, role: "group", ariaLabel: "Table, scrolls sideways" });
    }
  }
}));
