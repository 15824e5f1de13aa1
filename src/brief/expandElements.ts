/** React elements → the tree that a layout takes, without React's reconciler where components are plain functions. */
import { Component, Fragment, isValidElement, type ReactNode } from 'react';
import type { InstanceNode, NodeProps, NodeStyle, TextSetter } from './layoutTree.js';
import { readWords } from './textRuns.js';

type ElementProps = NodeProps & { readonly style?: NodeStyle; readonly children?: ReactNode };

const isProps = (value: unknown): value is ElementProps => typeof value === 'object' && value !== null;

const isComponent = (type: unknown): type is (props: ElementProps) => ReactNode => typeof type === 'function' && !(type.prototype instanceof Component);

/** Adds the boxes of a node; false when it holds something that only React can run. */
function expandInto(target: InstanceNode[], node: ReactNode, setter: TextSetter): boolean {
  if (node === null || node === undefined || typeof node === 'boolean') return true;
  if (Array.isArray(node)) return node.every((child: ReactNode) => expandInto(target, child, setter));
  if (!isValidElement(node)) return false;
  const { type }: { readonly type: unknown } = node;
  const { props } = node;
  if (!isProps(props)) return false;
  if (type === Fragment) return expandInto(target, props.children, setter);
  if (type === 'TEXT' && props.hyphenationCallback === undefined) {
    const words = readWords(props);
    if (words !== null) target.push({ type, props: { ...props, hyphenationCallback: (_, widthPt) => setter(words.text, widthPt) }, style: words.boxStyle, children: [] });
    return words !== null;
  }
  if (typeof type === 'string') {
    const children: InstanceNode[] = [];
    target.push({ type, props, style: props.style ?? {}, children });
    return expandInto(children, props.children, setter);
  }
  return isComponent(type) && expandInto(target, type(props), setter);
}

/**
 * The boxes of an element, or null where a component needs React: it uses hooks, is a class, is wrapped (`memo`), or styles
 * the words of a `<Text>` in other ways than `readWords` knows. `setter` sets those words. Calling components takes a tenth
 * of the reconciler's time.
 */
export function expandElements(element: ReactNode, setter: TextSetter): readonly InstanceNode[] | null {
  const nodes: InstanceNode[] = [];
  try {
    return expandInto(nodes, element, setter) ? nodes : null;
  } catch {
    // hooks fail outside of React; what else a component throws, it throws again there
    return null;
  }
}
