/* Small comforts on every page. Everything works without this file. */
(() => {
  "use strict";

  const PATIENCE_MS = 300;
  const DRAFT_PREFIX = "speelruimte.draft.";
  const byId = (id) => document.getElementById(id);

  /* A sentence for a screen reader. */
  const announce = (text) => {
    const region = byId("announcements");
    if (!region || !text) return;
    region.textContent = "";
    requestAnimationFrame(() => { region.textContent = text; });
  };

  /* Progress, only when it takes longer than a blink. */
  let waiting = 0;
  let timer = null;
  const progressStart = () => {
    waiting += 1;
    timer ??= setTimeout(() => {
      const line = byId("progress");
      if (!line) return;
      line.textContent = line.dataset.text;
      line.hidden = false;
    }, PATIENCE_MS);
  };
  const progressStop = (all) => {
    waiting = all ? 0 : Math.max(0, waiting - 1);
    if (waiting) return;
    clearTimeout(timer);
    timer = null;
    const line = byId("progress");
    if (line) { line.hidden = true; line.textContent = ""; }
  };

  /* A double click counts once. The button is not disabled: its name and value must travel along. */
  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled][data-held]").forEach((button) => {
      button.removeAttribute("aria-disabled");
      delete button.dataset.held;
    });
  };
  const usesHtmx = (form, button) =>
    [form, button].some((element) => element && (element.hasAttribute("hx-post") || element.hasAttribute("hx-get")));
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (form.hasAttribute("data-clear-drafts")) draftsForget();
    if (form.hasAttribute("data-repeats") || form.target === "_blank") return;
    form.dataset.sent = "1";
    form.querySelectorAll("button:not([type=button])").forEach((button) => {
      button.setAttribute("aria-disabled", "true");
      button.dataset.held = "1";
    });
    if (!usesHtmx(form, event.submitter)) progressStart();
  }, true);
  addEventListener("pageshow", () => {
    progressStop(true);
    document.querySelectorAll("form[data-sent]").forEach(release);
  });

  /* Drafts live in this browser tab only, until the server answers with the saved page. */
  const owner = () => document.body.dataset.draftOwner;
  const store = (() => { try { return sessionStorage; } catch { return null; } })();
  const draftKey = (form) => DRAFT_PREFIX + form.dataset.draft;
  const draftFields = (form) => [...form.elements].filter((field) =>
    field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && field.tagName !== "FIELDSET");
  const draftsForget = (key) => {
    if (!store) return;
    Object.keys(store).filter((name) => name.startsWith(DRAFT_PREFIX) && (!key || name === DRAFT_PREFIX + key))
      .forEach((name) => store.removeItem(name));
  };
  const draftKeep = (form) => {
    if (!store || !owner()) return;
    const values = draftFields(form).map((field) =>
      [field.name, ["checkbox", "radio"].includes(field.type) ? [field.value, field.checked] : field.value]);
    try { store.setItem(draftKey(form), JSON.stringify({ owner: owner(), values })); } catch { /* full: keep what was there */ }
  };
  const draftRead = (form) => {
    const raw = store && store.getItem(draftKey(form));
    if (!raw) return null;
    try {
      const draft = JSON.parse(raw);
      if (draft.owner === owner()) return draft.values;
    } catch { /* unreadable: forget it below */ }
    if (owner()) store.removeItem(draftKey(form));
    return null;
  };
  const draftRestore = (form) => {
    const values = draftRead(form);
    if (!values) return;
    let changed = false;
    const left = [...values];
    draftFields(form).forEach((field) => {
      const at = left.findIndex(([name, value]) => name === field.name && (!Array.isArray(value) || value[0] === field.value));
      if (at < 0) return;
      const [, value] = left.splice(at, 1)[0];
      if (Array.isArray(value)) {
        changed ||= field.checked !== value[1];
        field.checked = value[1];
      } else if (value && !field.defaultValue && field.value !== value) {
        field.value = value;
        changed = true;
      }
    });
    const note = byId("draft-restored");
    if (!changed || !note) return;
    form.before(note.content.cloneNode(true));
    form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
  };

  /* What new content asks for: a sentence to say, a place for the focus, drafts to forget or restore. */
  const settle = (root) => {
    const all = (selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    all("[data-draft-clear]").forEach((element) => draftsForget(element.dataset.draftClear));
    all("form[data-draft]").forEach(draftRestore);
    all("input[type=range]").forEach(rangeShow);
    all("[data-announce]").forEach((element) => announce(element.dataset.announce));
    all("[data-focus]").slice(0, 1).forEach((element) => element.focus());
  };

  /* The number beside a slider. */
  const rangeShow = (field) => {
    const output = field.id && document.querySelector(`output[for="${CSS.escape(field.id)}"]`);
    if (output) output.textContent = field.value;
  };

  document.addEventListener("input", (event) => {
    if (event.target.type === "range") rangeShow(event.target);
    const form = event.target.form;
    if (form && form.hasAttribute("data-draft")) draftKeep(form);
  });

  /* Menus close with Escape or a click elsewhere, and give the focus back. */
  const closeMenus = (except) => document.querySelectorAll("details[data-closes][open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-closes][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* htmx: progress, what new content asks for, and an expired sign-in that must not land inside a page. */
  document.addEventListener("htmx:beforeRequest", progressStart);
  document.addEventListener("htmx:afterRequest", (event) => {
    progressStop();
    const form = event.target.closest?.("form");
    if (form) release(form);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    const asked = new URL(pathInfo.requestPath, location.href).pathname;
    const answered = xhr.responseURL ? new URL(xhr.responseURL).pathname : asked;
    if (asked === answered || !/^\s*<!doctype html/i.test(xhr.responseText || "")) return;
    event.detail.shouldSwap = false;
    location.reload();
  });
  document.addEventListener("htmx:afterSettle", (event) => settle(event.detail.elt));

  settle(document); // the script is deferred: the page is there
})();
