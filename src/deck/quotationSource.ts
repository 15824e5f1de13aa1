/** A paragraph → whether it says whose words those before it are. */
import type { Flow, Paragraph } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';

export const isSource = (node: Flow | undefined): node is Paragraph => node?.type === 'paragraph' && /^(?:—|–|―|--)/.test(plainText(node.children).trim());
