// Hands the chosen photo to the article editor that opened this window; its caption stays in the library.
customElements.define("photo-picker", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-id]");
      if (!button || !window.opener) return;
      const { id, url, alternativeText } = button.dataset;
      window.opener.CKEDITOR.tools.callFunction(this.dataset.callback, url, {
        id, caption: "", alternative_text: alternativeText,
      });
      window.close();
    });
  }
});
