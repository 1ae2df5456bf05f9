// What the product says, read from its own texts: a flow walks in any language with the words that a person would look for.
//
//   const t = words('ur');
//   await page.getByRole('button', { name: t('activity-sign-up') }).click();
//   await expect(toast(page)).toHaveText(t('activity-said-in', { activity: 'Chess Club' }));
//
// Each is a regular expression: Fluent puts invisible marks around what it fills in, and a name may stand behind the words.
const fs = require('node:fs');
const path = require('node:path');

const marks = '[\u2066-\u2069]*';
const folder = path.resolve(__dirname, '../../i18n');
const languages = new Map();

/** The texts of a language: `key = value`, with lines that are indented going on. */
function texts(lang) {
  if (!languages.has(lang)) {
    const found = new Map();
    for (const file of fs.readdirSync(path.join(folder, lang)).filter((name) => name.endsWith('.ftl'))) {
      let key;
      for (const line of fs.readFileSync(path.join(folder, lang, file), 'utf8').split('\n')) {
        const begins = /^([a-z][\w-]*)\s*=\s?(.*)$/i.exec(line);
        if (begins) found.set((key = begins[1]), begins[2]);
        else if (key && (/^\s/.test(line) || line.startsWith('}'))) found.set(key, `${found.get(key)}\n${line}`);
        else key = undefined;
      }
    }
    languages.set(lang, found);
  }
  return languages.get(lang);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Reads a pattern from `at` until it is closed, and answers [the source of its regular expression, where it ends]. */
function read(pattern, at, args, lang, closes) {
  let source = '';
  while (at < pattern.length && !closes(pattern, at)) {
    if (pattern[at] !== '{') {
      let end = at + 1;
      while (end < pattern.length && pattern[end] !== '{' && !closes(pattern, end)) end += 1;
      source += escaped(pattern.slice(at, end));
      at = end;
      continue;
    }
    const literal = /^\{\s*"([^"]*)"\s*\}/.exec(pattern.slice(at));
    const value = /^\{\s*\$([\w-]+)\s*\}/.exec(pattern.slice(at));
    const choice = /^\{\s*\$([\w-]+)\s*->/.exec(pattern.slice(at));
    if (literal) {
      source += escaped(literal[1]);
      at += literal[0].length;
    } else if (value) {
      source += value[1] in args ? `${marks}${escaped(String(args[value[1]]))}${marks}` : '[^]*?';
      at += value[0].length;
    } else if (choice) {
      const [chosen, end] = choose(pattern, at + choice[0].length, choice[1], args, lang);
      source += marks + chosen + marks;
      at = end;
    } else {
      throw new Error(`cannot read ${pattern.slice(at)}`);
    }
  }
  return [source, at];
}

function choose(pattern, at, name, args, lang) {
  const variants = [];
  for (;;) {
    const begins = /^\s*(\*?)\[\s*([\w.-]+)\s*\]\s?/.exec(pattern.slice(at));
    if (!begins) break;
    const closes = (text, i) => text[i] === '}' || (text[i] === '\n' && /^\s*(\*?\[|\})/.test(text.slice(i)));
    const [source, end] = read(pattern, at + begins[0].length, args, lang, closes);
    variants.push({ key: begins[2], isDefault: begins[1] === '*', source });
    at = end;
  }
  const end = pattern.indexOf('}', at) + 1;
  if (!(name in args)) return [`(?:${variants.map((one) => one.source).join('|')})`, end];
  const wanted = args[name];
  const plural = typeof wanted === 'number' ? new Intl.PluralRules(lang).select(wanted) : undefined;
  const chosen =
    variants.find((one) => one.key === String(wanted)) ??
    variants.find((one) => one.key === plural) ??
    variants.find((one) => one.isDefault);
  return [chosen.source, end];
}

/** The words of a language: `t(key, args)` is found anywhere in a text, `t.whole(key, args)` is all of it. */
function words(lang) {
  const source = (key, args) => {
    const pattern = texts(lang).get(key);
    if (pattern === undefined) throw new Error(`there is no text ${key} in ${lang}`);
    return read(pattern.trim(), 0, args, lang, () => false)[0];
  };
  const t = (key, args = {}) => new RegExp(source(key, args));
  t.whole = (key, args = {}) => new RegExp(`^\\s*${source(key, args)}\\s*$`);
  t.lang = lang;
  return t;
}

module.exports = { words };
