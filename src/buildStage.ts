/** The stages of a build, for whoever shows how far it is. */
export type BuildStage = 'reading' | 'drawing' | 'brief' | 'deck';
