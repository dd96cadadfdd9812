// Short addresses: go/#12 leads on to the exercise of that name. Where a lesson lists what pupils open,
// each link gets its short address, to copy and as a QR code.
for (const page of document.querySelectorAll("[data-go]")) {
  const { make, decode } = whosays;
  const links = [...page.querySelectorAll("a[id]")];
  const linkOf = (name) => links.find(({ id }) => id.toLowerCase() === name);
  const said = make("p", { className: "ws-strange", role: "status" });
  page.prepend(said);
  const follow = () => {
    const name = decode(location.hash.slice(1)).trim().toLowerCase();
    // An article with a page of its own has one link here: to the whole.
    const [, letters, paragraph] = /^(.*?)(\d+|[a-z])$/.exec(name) ?? [];
    const whole = paragraph && linkOf(letters || "all");
    const found = linkOf(name);
    said.textContent = name && !found ? `There is no exercise called “${name}”.` : "";
    if (found) location.replace(found.href);
    else if (whole && "whole" in whole.dataset) {
      const there = new URL(whole.href);
      there.searchParams.set("paragraph", paragraph.toUpperCase());
      there.searchParams.set("wait", "");
      location.replace(there);
    }
  };
  follow();
  addEventListener("hashchange", follow);
}

for (const list of document.querySelectorAll("[data-send]")) {
  const { make, makeButton, copyButton, home } = whosays;
  const go = new URL(list.querySelector(":scope > a")?.href ?? home);
  if (location.protocol === "file:") continue; // nobody else could open such an address
  for (const row of list.querySelectorAll("li")) {
    const link = row.querySelector("a");
    go.hash = row.dataset.name;
    const short = go.href;
    const code = make("div", {});
    const drawn = makeButton("QR code", async () => {
      if (code.firstChild) code.replaceChildren();
      else code.append(await whosays.share.drawCode(link.href));
    });
    row.append(
      " ",
      make("code", {}, short.replace(/^https?:\/\//, "")),
      " ",
      copyButton("Copy link", link.href),
      " ",
      drawn,
      code,
    );
  }
}
