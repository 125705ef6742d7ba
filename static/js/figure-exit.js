// What is typed over a chosen picture, or after Enter in its caption, goes into a new paragraph below the picture.
document.addEventListener("keydown", (event) => {
  const editor = event.target.closest?.(".ProseMirror")?.editor;
  if (!editor) return;
  const { $from, node, to } = editor.state.selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== "figure") depth -= 1;
  const isPicture = ["image", "figure"].includes(node?.type.name);
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!(event.key === "Enter" && (depth || isPicture)) && !(isLetter && isPicture)) return;
  const below = depth ? $from.after(depth) : to;
  editor.chain().insertContentAt(below, { type: "paragraph" }).setTextSelection(below + 1).run();
  if (event.key === "Enter") event.preventDefault();
}, true);
