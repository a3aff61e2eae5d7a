declare module 'vader-sentiment' {
  /** The words of a text, and whether only some of them are in capitals. */
  interface Words {
    readonly words_and_emoticons: readonly string[];
    readonly is_cap_diff: boolean;
  }

  export const SentimentIntensityAnalyzer: {
    /** Appends the valence of the word at `index`, modified by those before it, and returns the list. */
    sentiment_valence(start: number, words: Words, word: string, index: number, valences: number[]): number[];
    /** Weighs what comes before a "but" less, and what comes after it more. */
    but_check(words: readonly string[], valences: number[]): number[];
    /** Sums up, with the emphasis of the text's punctuation. */
    score_valence(valences: readonly number[], text: string): { readonly compound: number };
  };
}
