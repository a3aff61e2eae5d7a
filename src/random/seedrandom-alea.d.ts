declare module 'seedrandom/lib/alea.js' {
  /** Baagøe's Alea generator, seeded with text. */
  export default function alea(seed: string): () => number;
}
