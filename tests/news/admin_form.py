"""The forms of the admin as a browser reads and sends them."""

import html5lib


def fields_of(response):
    """What a browser would send if the page's main form were submitted as it stands, without a button."""
    [form] = [form for form in _all(response, "form") if form.get("id", "").endswith("_form")]
    sent = {}
    for field in form.iter():
        if field.tag in {"input", "textarea", "select"} and field.get("name") and not _stays_behind(field):
            sent.setdefault(field.get("name"), []).extend(_values(field))
    return sent


def buttons_of(response):
    names = [button.get("name", "") for button in _all(response, "button")]
    return {name for name in names if name.startswith("_")}


def submit(client, address, button, **typed):
    """Open the form, type, press the button."""
    return client.post(address, fields_of(client.get(address)) | typed | {button: "1"})


def _all(response, tag):
    return html5lib.parse(response.text, namespaceHTMLElements=False).iter(tag)


def _stays_behind(field):
    is_off = field.get("type") in {"checkbox", "radio"} and field.get("checked") is None
    return is_off or field.get("type") in {"submit", "file", "button"}


def _values(field):
    if field.tag == "select":
        return [option.get("value") for option in field.iter("option") if option.get("selected") is not None]
    if field.tag == "textarea":
        return [field.text or ""]
    return [field.get("value", "on" if field.get("type") == "checkbox" else "")]
