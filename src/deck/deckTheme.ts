/** What a template gives for the deck: its style sheet, made from the tokens. Types only. */

export type DeckTheme = {
  readonly kind: 'deck';
};
