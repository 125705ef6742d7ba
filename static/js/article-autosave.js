// Every 20 seconds: this form is open, and what has been typed since. Shows who else has it open.
const EVERY = 20_000; // milliseconds

customElements.define("article-autosave", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.status = document.createElement("span");
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.addEventListener("autosave", () => this.send());
    window.addEventListener("load", () => setTimeout(() => this.start(), 500)); // the editor has settled by then
  }

  start() {
    this.known = this.typed();
    this.send();
    this.timer = setInterval(() => this.send(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  typed() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data).toString();
  }

  async send() {
    const now = this.typed();
    const changed = now !== this.known && !("waits" in this.dataset); // what was kept before is not overwritten unasked
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const body = new URLSearchParams(changed ? `${now}&typed=1` : { csrfmiddlewaretoken: token });
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const { presence } = await answer.json();
      const shown = document.querySelector("[data-presence]");
      if (shown && shown.textContent !== presence) shown.textContent = presence;
      if (!changed) return;
      this.known = now;
      const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
      this.status.textContent = `${this.dataset.saved} ${time}`;
    } catch {
      if (changed) this.status.textContent = this.dataset.failed; // the next try comes in 20 seconds
    }
  }
});
