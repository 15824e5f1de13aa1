/** The stages of a build, in their order, for whoever shows how far it is or how long each takes. */
export type BuildStage =
  | 'reading'
  /** Figures are ordered; references are numbered and formulas drawn meanwhile. */
  | 'drawing'
  /** Text of the brief is set while figures are drawn. */
  | 'setting'
  /** The rest of the figures is waited for, and what shows them is set. */
  | 'figures'
  /** Set text is made up into pages. */
  | 'pages'
  | 'pdf'
  | 'deck'
  | 'handout';
