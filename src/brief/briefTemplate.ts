/** What a template gives for the brief: React-PDF components and their props. Types only. */

export type BriefTemplate = {
  readonly kind: 'brief';
};
