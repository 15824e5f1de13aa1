/** What an SVG picture held that is not drawn, each thing once. */

export type SvgFindings = {
  /** Scripts, event handlers, addresses that lead out of the file. */
  readonly unsafe: (thing: string) => void;
  /** Effects without which the picture looks different. */
  readonly lost: (thing: string) => void;
};

/** Elements that run something or hold another format. */
export const unsafeElements = new Set([
  ...['script', 'foreignObject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'handler', 'listener'],
  ...['animate', 'animateMotion', 'animateTransform', 'animateColor', 'set', 'discard', 'mpath'],
]);

/** Elements that say something about the picture and draw nothing; drawing programs add their own with a prefix. */
export const silentElements = new Set(['title', 'desc', 'metadata', 'style', 'view', 'cursor', 'font', 'font-face', 'color-profile']);

/** Elements whose effect is known and not drawn; the properties that point to them are reported instead. */
export const unseenElements = new Set(['filter', 'mask', 'pattern', 'marker', 'solidcolor', 'meshgradient', 'hatch']);
