// Lists that a query asks for: an agency, a role, a time, a section, two of these together and nothing else, are the filtered
// list itself, with its number. So is how products stand, where something was reported; what an agency reported is its card.

import { isWanted } from "./list-filter.js";
import { plainItem } from "./search-show.js";
import { hasMarksOf, parse, replaced } from "./words.js";

/* More than any other hit is worth, the year that is typed aside. */
const LIST = 9000;
const SHORTEST = 2; // words of a part of an agency's name that may stand for it
const [LEAD, HELPING] = ["chu-tri", "phoi-hop"];

/**
 * @typedef {object} Phrase words that name something
 * @property {import("./words.js").Word[]} words
 * @property {"agency" | "role" | "time" | "section" | "sheet" | "state" | "progress" | "period" | "filler"} kind
 * @property {any} of what they name
 * @property {boolean} isPart whether they are but a part of its name
 *
 * @typedef {object} Asked what a query names
 * @property {{agency: any, role: string}[]} parties
 * @property {any[]} times
 * @property {any[]} sections
 * @property {boolean} sheet
 * @property {string[]} states
 * @property {any[]} progress
 * @property {any[]} periods
 */

/** The lists of one plan. */
export class Lists {
  #phrases = new Map();

  /**
   * @param {any} facts what plan/html/named_lists.py has written
   * @param {Map<string, {names?: string[]}>} pages by their addresses
   * @param {import("./words.js").Word[][][]} synonyms
   */
  constructor(facts, pages, synonyms) {
    this.facts = facts;
    this.synonyms = synonyms;
    this.roles = Object.fromEntries(facts.roles.map(({ id, name }) => [id, name]));
    this.entries = facts.rows.map(([lead, helping, times, section, anchor, ends, state]) => ({
      lead: lead.split(" "),
      helping: helping.split(" "),
      times: times.split(" "),
      section,
      anchor,
      ends: ends || undefined,
      state,
      parts: [], // an agency's page alone tells them apart
    }));
    const named = facts.agencies.map((of) => ({ of, names: [of.name, ...(pages.get(of.page)?.names ?? [])] }));
    this.#nameStates(facts.progress);
    this.#name("agency", named);
    this.#name("role", facts.roles.map(withNames));
    const now = { of: { ...facts.times[quarterNow() - 1], isNow: true }, names: facts.now };
    const passed = { ...facts.passed, isNow: true, field: "han", page: `${facts.tasks}?han=${facts.passed.id}` };
    this.#name("time", [...facts.times.map(withNames), now, { of: passed, names: passed.names }]);
    this.#name("section", facts.sections.map(withNames));
    this.#name(
      "section",
      facts.sections.map((of) => ({ of, names: pages.get(of.page)?.names ?? [] })),
    );
    this.#name("sheet", [withNames(facts.sheet)]);
    this.#name("filler", [{ of: null, names: facts.fillers }]);
    const shown = facts.sections.map((of) => ({ of, names: [of.name] }));
    this.#name("section", [...parts(shown)], true);
    this.#name("agency", [...parts(named)], true);
  }

  /**
   * @returns {Generator<[string, string[]]>} for the anchor of each deliverable the addresses of its agencies, those that it
   *   reaches through a group too, and of its times
   */
  *around() {
    const { agencies, times } = this.facts;
    for (const { lead, helping, times: due, anchor } of this.entries) {
      const isOf = ({ id, groups = [] }) => [id, ...groups].some((one) => lead.includes(one) || helping.includes(one));
      yield [
        anchor,
        [...agencies.filter(isOf), ...times.filter(({ id, page }) => page && due.includes(id))].map(({ page }) => page),
      ];
    }
  }

  /** Let words ask for states and cards, before they ask for days that have passed. */
  #nameStates(progress) {
    if (progress) {
      this.#name("state", progress.named.map(withNames));
      this.#name("progress", [
        { of: { isWhole: true }, names: progress.names },
        { of: { isWhole: false }, names: progress.reports },
      ]);
      this.#name("period", progress.periods.map(withNames));
    }
  }

  /** Let names stand for something; what a name stood for before, it goes on to stand for. */
  #name(kind, named, isPart = false) {
    for (const { of, names } of named) {
      for (const words of names.map((name) => parse(name)).filter(({ length }) => length)) {
        for (const spelled of [words, ...this.synonyms.flatMap(([one, other]) => both(words, one, other))]) {
          this.#enter({ words: spelled, kind, of, isPart });
        }
      }
    }
  }

  #enter(phrase) {
    const [{ folded }] = phrase.words;
    const known = this.#phrases.get(folded) ?? [];
    if (!known.some(({ words }) => isSame(words, phrase.words))) {
      this.#phrases.set(
        folded,
        [...known, phrase].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }

  /**
   * @param {import("./words.js").Word[]} words
   * @returns {import("./search-engine.js").Item[]} the lists that all the words together ask for, the best first
   */
  asked(words) {
    const phrases = this.#read(words, isMeant) ?? this.#read(words, isLike);
    if (!phrases) {
      return [];
    }
    const of = (kind) => [...new Set(phrases.filter((phrase) => phrase.kind === kind).map((phrase) => phrase.of))];
    const parties = partiesOf(phrases.filter(({ kind }) => kind === "agency" || kind === "role"));
    if (parties.length > 1 && phrases.some(({ isPart }) => isPart) && !parties.some(({ role }) => role)) {
      return [];
    }
    const found = { parties, times: of("time"), sections: of("section"), sheet: of("sheet").length > 0 };
    const [states, progress, periods] = [of("state").flatMap((one) => one.of), of("progress"), of("period")];
    if (states.length) {
      return periods.length ? [] : this.#standing(found, [...new Set(states)]);
    }
    return progress.length || periods.length
      ? this.#reported(found, progress, periods)
      : this.#items(found, of("filler").length > 0);
  }

  /** What the words name, one after another; nothing when a word is left over. */
  #read(words, isOf) {
    const found = [];
    for (let at = 0; at < words.length; ) {
      const { folded, beginning } = words[at];
      const known = [...(this.#phrases.get(folded) ?? []), ...(this.#phrases.get(beginning?.folded) ?? [])];
      const phrase = known.find((one) => one.words.every((word, i) => isOf(words[at + i], word)));
      if (!phrase) {
        return null;
      }
      found.push(phrase);
      at += phrase.words.length;
    }
    return found;
  }

  /** The lists asked for; of a single agency, time or section only where other words ask for a list, but of now always. */
  #items({ parties, times, sections, sheet }, isAsked) {
    const kinds = [parties.length, parties[0]?.role || parties.length > 1, times.length, sections.length].filter(Boolean);
    if (sheet) {
      return parties.length === 1 && !times.length && !sections.length ? [this.#sheetOf(parties[0].agency)] : [];
    }
    if (kinds.length === 1 && (isAsked || times[0]?.isNow)) {
      return this.#whole(parties[0]?.agency, times, sections);
    }
    if (kinds.length < 2 || (!parties.length && !sections.length) || parties.length > 2 || sections.length > 1) {
      return [];
    }
    const [section] = sections;
    const arranged = parties.length === 2 ? pairs(parties) : [parties];
    const due = times.length ? times : [undefined];
    return arranged.flatMap((pair) => due.map((time) => this.#list(pair, time, section)));
  }

  /** The lists of what stands as asked, by whose lead, when and in which section; of none the page that counts them. */
  #standing({ parties, times, sections }, states) {
    if (parties.length > 2 || sections.length > 1) {
      return [];
    }
    const led = parties.map(({ agency, role }) => ({ agency, role: role || LEAD }));
    const arranged = parties.length === 2 ? pairs(parties) : [led];
    const due = times.length ? times : [undefined];
    const named = states.map((id) => ({ id, name: this.facts.progress.states[id] }));
    const found = arranged.flatMap((pair) =>
      due.flatMap((time) => named.map((state) => this.#list(pair, time, sections[0], state))),
    );
    const some = found.filter(({ text }) => text === SHOWN);
    return some.length ? some : found.slice(0, 1);
  }

  /** What an agency reported, on a period where one is named; or the page that says how a section or a time stands. */
  #reported({ parties, times, sections, sheet }, progress, periods) {
    const { folder, cards } = this.facts.progress;
    if (!progress.length || sections.length > 1 || times.length > 1 || parties.length > 1) {
      return [];
    }
    if (parties.length) {
      const [{ agency }] = parties;
      const period = periods[0] ?? this.facts.progress.periods.find(({ quarter }) => quarter === times[0]?.id);
      const anchor = period ? `#${period.id}` : "";
      const card = `${agency.page}${folder}`;
      return cards.includes(agency.id)
        ? [{ ...item(`${card}${anchor}`, `${CARD}: ${agency.name}`, CARD_TEXT), page: card }]
        : [{ ...item(agency.page, agency.name, NO_CARD), page: agency.page }];
    }
    const [whole] = [...sections, ...times].filter((one) => one.page);
    const isAsked = whole && !sheet && progress.some(({ isWhole }) => isWhole);
    return isAsked ? [{ ...item(whole.page, `Tiến độ: ${whole.name}`), page: whole.page }] : [];
  }

  #list(parties, time, section, state) {
    const asked = parties.map(({ agency, role }) => [KEYS[role], partyOf(agency)]);
    const wanted = { ...timeOf(time), section: section?.id, state: state?.id, ...Object.fromEntries(asked) };
    const number = this.#count(wanted);
    const who = parties.map(({ agency, role }) => `${agency.name}${role ? ` ${this.roles[role]}` : ""}`);
    const said = parties.length ? [...who, time?.name, section?.name] : [section?.name, time?.name];
    const title = [...said, state?.name, `${number} sản phẩm`].filter(Boolean).join(" · ");
    const page = state ? this.facts.tasks : this.#page(parties, section);
    // A page offers no choice that would leave nothing: the whole list says more than an empty one.
    return number
      ? item(`${page}?${query(parties, time, section, state)}`, title, SHOWN)
      : item(state ? this.facts.progress.page : page, title, NONE);
  }

  /** The lists of what is named alone. */
  #whole(agency, times, sections) {
    const named = [...(agency ? [{ of: agency, wanted: { anyone: partyOf(agency) } }] : [])];
    named.push(...times.map((time) => ({ of: time, wanted: timeOf(time) })));
    named.push(...sections.map((section) => ({ of: section, wanted: { section: section.id } })));
    return named
      .filter(({ of }) => of.page)
      .map(({ of, wanted }) => item(of.page, `${of.name} · ${this.#count(wanted)} sản phẩm`, WHOLE));
  }

  #count(wanted) {
    return this.entries.filter((entry) => isWanted(entry, wanted)).length;
  }

  #page([party, other], section) {
    return other ? this.facts.tasks : (party?.agency ?? section).page;
  }

  #sheetOf(agency) {
    const { folder, name } = this.facts.sheet;
    return item(`${agency.page}${folder}`, `${name} của ${agency.name}`, "Để in, có ô đánh dấu");
  }
}

const SHOWN = "Danh sách đã lọc";
const WHOLE = "Cả danh sách";
const NONE = "Kế hoạch không có sản phẩm nào như thế";
const CARD = "Phiếu tiến độ";
const CARD_TEXT = "Theo báo cáo của chính cơ quan ấy";
const NO_CARD = "Chưa có phiếu tiến độ; tiến độ của từng sản phẩm ở trang này";
const KEYS = { [LEAD]: "lead", [HELPING]: "helping", "": "anyone" };

const item = (location, title, text) => plainItem(location, title, text, LIST);

const partyOf = ({ id, groups = [] }) => ({ id, groups });

const withNames = (of) => ({ of, names: of.names });

/** A time as lists ask for it: a quarter, or that a day has passed. */
const timeOf = (time) =>
  time?.field === "han" ? { due: time.id, today: new Date().toLocaleDateString("sv") } : { time: time?.id };

const quarterNow = () => Math.ceil((new Date().getMonth() + 1) / 3);

/** The filter as lists have it in their addresses. */
function query(parties, time, section, state) {
  const isOfAll = parties.length > 1 || state;
  const roles = parties.map(({ agency, role }) => (isOfAll ? [role, agency.id] : ["vai-tro", role]));
  const inSection = (parties.length || state) && section?.id;
  const fields = [...roles, [time?.field ?? "quy", time?.id], ["linh-vuc", inSection], ["tien-do", state?.id]];
  return new URLSearchParams(fields.filter(([, value]) => value)).toString();
}

/** Give each agency its role: that before it where the first word is a role's, else that behind it. */
function partiesOf(phrases) {
  const parties = [];
  let waiting = [];
  for (const { kind, of } of phrases) {
    const last = parties.at(-1);
    if (kind === "agency" && last?.agency !== of) {
      parties.push({ agency: of, roles: waiting });
      waiting = [];
    } else if (kind === "role" && last && !last.roles.length) {
      last.roles = [...last.roles, of.id];
    } else if (kind === "role") {
      waiting = [...waiting, of.id];
    }
  }
  if (waiting.length && parties.length) {
    parties.at(-1).roles = [...parties.at(-1).roles, ...waiting];
  }
  return parties.map(({ agency, roles }) => ({ agency, role: new Set(roles).size === 1 ? roles[0] : "" }));
}

/** Who of two agencies leads and who coordinates, the leader first: each may, where neither has a role. */
function pairs([one, other]) {
  const leads = [
    { agency: one.agency, role: LEAD },
    { agency: other.agency, role: HELPING },
  ];
  const helps = [
    { agency: other.agency, role: LEAD },
    { agency: one.agency, role: HELPING },
  ];
  const [mayLead, mayHelp] = [one.role !== HELPING && other.role !== LEAD, one.role !== LEAD && other.role !== HELPING];
  return [...(mayLead ? [leads] : []), ...(mayHelp ? [helps] : [])];
}

/** Beginnings and ends of agencies' names of which there is but one: "y tế", "sở lao động". */
function* parts(named) {
  const found = new Map();
  for (const { of, names } of named) {
    for (const part of names.flatMap((name) => [...partsOf(name.split(" "))])) {
      found.set(part, found.has(part) && found.get(part) !== of ? null : of);
    }
  }
  for (const [part, of] of found) {
    if (of) {
      yield { of, names: [part] };
    }
  }
}

function* partsOf(words) {
  for (let length = SHORTEST; length < words.length; length += 1) {
    yield words.slice(0, length).join(" ");
    yield words.slice(-length).join(" ");
  }
}

const both = (words, one, other) => [replaced(words, one, other), replaced(words, other, one)].filter(Boolean);

const isSame = (words, others) =>
  words.length === others.length && words.every(({ folded }, i) => folded === others[i].folded);

/** Whether a word that was typed can be one of a name; and whether it can, marks aside. */
const isMeant = (typed, word) => readings(typed, word).some((one) => one.bare || hasMarksOf(word, one));
const isLike = (typed, word) => readings(typed, word).length > 0;

const readings = (typed, { folded }) => [typed, typed?.beginning].filter((one) => one?.folded === folded);
