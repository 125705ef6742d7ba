// Gives select2's boxes and the rich-text editor the name of their label (WCAG 4.1.2); neither does it by itself.
function labelOf(id) {
  const label = document.querySelector(`label[for="${id}"]`);
  return label ? label.textContent.trim().replace(/[:*\s()]+$/, "") : "";
}

function setName(element, name) {
  if (element && name && element.getAttribute("aria-label") !== name) element.setAttribute("aria-label", name);
}

function nameFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling;
    const name = labelOf(select.id);
    if (!box?.classList.contains("select2")) continue;
    const shown = box.querySelector(".select2-selection__rendered[role=textbox]");
    setName(box.querySelector(".select2-search__field"), name);
    setName(shown, [name, shown?.title].filter(Boolean).join(": "));
    const single = box.querySelector(".select2-selection--single");
    single?.removeAttribute("aria-labelledby");
    setName(single, [name, shown?.title].filter(Boolean).join(": "));
  }
  for (const editor of document.querySelectorAll(".prose-editor [contenteditable]")) {
    setName(editor, labelOf(editor.closest(".prose-editor").querySelector("textarea")?.id));
  }
}

// A cross inside the list of what was chosen would be no list item; each choice has a cross of its own.
for (const select of document.querySelectorAll("select[multiple].admin-autocomplete")) select.dataset.allowClear = "false";

new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
nameFields();
