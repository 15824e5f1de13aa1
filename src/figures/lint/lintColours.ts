/** Colours as `#rrggbb` → how well one is seen on another, and whether two are told apart, in grey and with less colour vision. */

type Linear = readonly [number, number, number];

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const linear = (hex: string): Linear => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];
const luminance = ([red, green, blue]: Linear): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What shows where a colour of that opacity lies on another. */
export function blended(colour: string, opacity: number, background: string): string {
  const mixed = [1, 3, 5].map((at) => {
    const [top, below] = [colour, background].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round((top ?? 0) * opacity + (below ?? 0) * (1 - opacity));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export type Vision = 'grey' | 'protan' | 'deutan' | 'tritan';

/** Rows of the matrices for severity 1: Machado, Oliveira, Fernandes 2009, https://doi.org/10.1109/TVCG.2009.113 */
const deficiencies = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const satisfies Record<Exclude<Vision, 'grey'>, readonly Linear[]>;

function seenBy(vision: Vision, colour: Linear): Linear {
  if (vision === 'grey') {
    const grey = luminance(colour);
    return [grey, grey, grey];
  }
  const [red, green, blue] = deficiencies[vision].map((row) => Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** CIELAB under D65. */
function labOf([red, green, blue]: Linear): Linear {
  const curve = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/**
 * The least differences in L*, a* and b* that half of all people notice between marks of a third of a degree (a line's
 * symbol in a legend at reading distance): Stone, Szafir, Setlur 2014, "An Engineering Model for Color Difference as a
 * Function of Size", ND(50 %, s) = 0.5 (A + B / s). https://doi.org/10.2352/CIC.2014.22.1.art00045
 */
const leastDifferences: Linear = [0.5 * (10.16 + 1.5 * 3), 0.5 * (10.68 + 3.08 * 3), 0.5 * (10.7 + 5.74 * 3)];

/** How far two colours are apart, in units of the least difference that is noticed: below 1 they look alike. */
export function differenceOf(one: string, other: string, vision: Vision): number {
  const [a, b] = [one, other].map((hex) => labOf(seenBy(vision, linear(hex))));
  if (a === undefined || b === undefined) return 0;
  return Math.hypot((a[0] - b[0]) / leastDifferences[0], (a[1] - b[1]) / leastDifferences[1], (a[2] - b[2]) / leastDifferences[2]);
}
