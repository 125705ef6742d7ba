// Tab belongs to tables and lists inside the editor; Escape leads out of it (WCAG 2.1.2, no keyboard trap).
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest?.(".ProseMirror")) return;
  const editor = event.target.closest(".prose-editor");
  let exit = editor.querySelector(":scope > [data-exit]");
  if (!exit) {
    exit = document.createElement("span");
    exit.dataset.exit = "";
    exit.tabIndex = -1;
    editor.append(exit);
  }
  exit.focus();
});
