/** The deck's own scripts and style sheets → its Content-Security-Policy, which lets nothing else act. */
import { createHash } from 'node:crypto';

export type OwnTexts = {
  /** Text of each script that may run, as it stands in the file. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
};

/**
 * Whatever a manuscript holds: nothing of it runs or styles, nothing is fetched or sent, and no frame is opened. Windows
 * that the deck opens (its speaker view) inherit the policy.
 *
 * https://www.w3.org/TR/CSP3/#directives
 */
export function deckPolicy({ scripts, styles }: OwnTexts): string {
  return [
    "default-src 'none'",
    `script-src ${hashes(scripts)}`,
    `style-src ${hashes(styles)}`,
    'img-src data:',
    'font-src data:',
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const hashes = (texts: readonly string[]): string => texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
