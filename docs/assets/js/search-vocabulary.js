// Which words stand in which texts, diacritics aside.

import { tokens } from "./words.js";

/** The words of numbered texts. */
export class Vocabulary {
  #holding = new Map();
  #pieces = new Map();

  /**
   * @param {number} number higher than those before
   * @param {string[]} texts folded
   */
  add(number, texts) {
    for (const piece of texts.flatMap((text) => text.split(" "))) {
      const numbers = this.#listOf(piece);
      if (numbers.at(-1) !== number) {
        numbers.push(number);
      }
    }
  }

  /** The numbers of texts that hold what stands between two blanks; its tokens lead to them. */
  #listOf(piece) {
    let numbers = this.#pieces.get(piece);
    if (!numbers) {
      numbers = [];
      this.#pieces.set(piece, numbers);
      for (const token of new Set(tokens(piece))) {
        if (!this.#holding.has(token)) {
          this.#holding.set(token, []);
        }
        this.#holding.get(token).push(numbers);
      }
    }
    return numbers;
  }

  /**
   * @param {import("./words.js").Word} word
   * @param {boolean} mayBegin whether it may be the beginning of one
   * @returns {Set<number>} numbers of the texts in which it may stand
   */
  numbersOf(word, mayBegin) {
    return new Set(this.#lists(word, mayBegin).flat());
  }

  #lists({ folded, beginning }, mayBegin) {
    const [start] = tokens(folded);
    const begun = mayBegin && !beginning && start === folded;
    const found = begun
      ? [...this.#holding].flatMap(([token, lists]) => (token.startsWith(start) ? lists : []))
      : (this.#holding.get(start) ?? []);
    return beginning ? [...found, ...this.#lists(beginning, mayBegin)] : found;
  }

  /** @returns {[string, number][]} every token with in how many ways it is written */
  counts() {
    return [...this.#holding].map(([token, lists]) => [token, lists.length]);
  }
}
