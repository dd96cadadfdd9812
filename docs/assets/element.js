// Builds an element with its properties and children in one expression.
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// A table in a frame that can be scrolled sideways, by keyboard too.
export const makeTable = (label, heads, rows) =>
  make("div", { className: "ws-table", tabIndex: 0, role: "group", ariaLabel: label },
    make("table", {},
      make("thead", {}, make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)))),
      make("tbody", {}, ...rows)));
