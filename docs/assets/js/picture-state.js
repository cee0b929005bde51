// What a reader has chosen above a picture stands in the address, and Back takes back one choice.

/**
 * Set a form as the address says and keep both alike.
 *
 * @param {HTMLFormElement} form its controls are named as in the address; what stands there first is not written
 * @param {() => void} show shows what the form says: now, and whenever it says something else
 */
export function keep(form, show) {
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const control of named(form)) {
      set(control, asked.get(control.name));
    }
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    write(form);
    show();
  });
  addEventListener("popstate", read);
  addEventListener("pageshow", read);
  read();
  document.documentElement.classList.remove("kh-pending");
}

const named = (form) => [...form.elements].filter((control) => control.name);

function set(control, value) {
  if (control.type === "radio") {
    const offered = [...control.form.elements[control.name]].some((radio) => radio.value === value);
    control.checked = offered ? control.value === value : control.defaultChecked;
  } else {
    control.value = [...control.options].some((option) => option.value === value) ? value : "";
  }
}

function write(form) {
  const address = new URL(location.href);
  for (const control of named(form)) {
    if (control.type !== "radio") {
      put(address, control.name, control.value);
    } else if (control.checked) {
      put(address, control.name, control.defaultChecked ? "" : control.value);
    }
  }
  if (address.href !== location.href) {
    history.pushState(null, "", address);
  }
}

function put({ searchParams }, name, value) {
  if (value) {
    searchParams.set(name, value);
  } else {
    searchParams.delete(name);
  }
}
