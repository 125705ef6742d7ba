// The article editor never translates the words on its toolbar; this looks them up in the admin's catalogue.
document.addEventListener("DOMContentLoaded", () => {
  const translate = () => {
    for (const button of document.querySelectorAll(".prose-menubar [title]")) {
      const word = gettext(button.title);
      if (button.title !== word) button.title = word;
      if (button.ariaLabel !== word) button.ariaLabel = word;
    }
    for (const option of document.querySelectorAll(".prose-menubar__option > *")) {
      const word = gettext(option.textContent);
      if (option.textContent !== word) option.textContent = word;
    }
  };
  new MutationObserver(translate).observe(document.body, { childList: true, subtree: true });
  translate();
});
