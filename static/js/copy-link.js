// Copies the address in the field; without script, or over plain http, the field can be selected by hand.
customElements.define("copy-link", class extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const button = this.querySelector("button");
    button.hidden = !navigator.clipboard;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      this.querySelector("[role=status]").textContent = this.dataset.copied;
    });
  }
});
