// Saves text as a file on the reader's own device; nothing is sent.
import { make } from "./element.js";

export const save = (name, type, text) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

// Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
export const csv = (rows) => rows
  .map((row) => row.map((cell) => `"${String(cell ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`).join(","))
  .join("\r\n");
