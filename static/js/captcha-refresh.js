// A new security code without leaving the page; without script the button sends the form and gets it back.
customElements.define("captcha-refresh", class extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", (event) => {
      event.preventDefault();
      this.refresh(event.currentTarget);
    });
  }

  async refresh(button) {
    button.disabled = true;
    try {
      const answer = await fetch(this.dataset.url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const fresh = await answer.json();
      this.querySelector("img").src = fresh.image_url;
      this.querySelector("input[type=hidden]").value = fresh.key;
      const field = this.querySelector("input:not([type=hidden])");
      field.value = "";
      field.focus();
    } catch {
      button.disabled = false;
      button.form.requestSubmit(button); // the server says what is wrong
    } finally {
      button.disabled = false;
    }
  }
});
