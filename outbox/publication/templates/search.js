// Looks up words in the indexes beside it, one a language, and shows what they say as text.
const form = document.getElementById("search");
const { index, languages, home, root, none, lang } = form.dataset;
const counts = JSON.parse(form.dataset.counts);
const here = new URL(index, location.href);
const field = document.getElementById("words");
const list = document.getElementById("results");
const more = document.getElementById("more");
const found = document.getElementById("found");
const SHOWN = 20;
let rest = [];

const engines = await Promise.all(
  languages.split(" ").map((one) => import(new URL(`${one}/pagefind.js`, here).href)),
);
form.hidden = false;
document.getElementById("served").hidden = true;

// An excerpt marks the words; everything else in it is text, whatever it looks like.
function excerpt(marked) {
  const shown = document.createElement("p");
  shown.dir = "auto";
  for (const piece of marked.split(/(<mark>.*?<\/mark>)/)) {
    const hit = /^<mark>(.*)<\/mark>$/.exec(piece);
    const text = (hit ? hit[1] : piece).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    shown.append(hit ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  }
  return shown;
}

async function show() {
  const now = rest.splice(0, SHOWN);
  for (const one of await Promise.all(now.map((hit) => hit.data()))) {
    const link = document.createElement("a");
    const [path, mark] = one.raw_url.split("#");
    const base = path.startsWith("compilations/") ? root : home;
    link.href = `${base}${encodeURI(path)}index.html${mark ? `#${encodeURI(mark)}` : ""}`;
    link.textContent = one.meta.title;
    link.dir = "auto";
    const item = document.createElement("li");
    item.append(link, excerpt(one.excerpt));
    list.append(item);
  }
  more.hidden = rest.length === 0;
}

async function look() {
  const words = field.value.trim();
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  list.replaceChildren();
  more.hidden = true;
  found.textContent = "";
  if (!words) return;
  const answers = await Promise.all(engines.map((engine) => engine.search(words)));
  rest = answers.flatMap((answer) => answer.results).sort((a, b) => b.score - a.score);
  const said = counts[new Intl.PluralRules(lang).select(rest.length)] ?? counts.other;
  found.textContent = rest.length ? said.replace("{n}", rest.length) : none;
  await show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
more.addEventListener("click", show);
field.value = new URL(location.href).searchParams.get("q") ?? "";
await look();
field.focus();
