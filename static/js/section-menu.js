// The menu of all sections closes on Escape and on a click elsewhere; without script it is a plain <details>.
customElements.define("section-menu", class extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector("details");
    document.addEventListener("click", (event) => {
      if (!this.contains(event.target)) details.open = false;
    });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }
});
