/** React elements → the tree that a layout takes, without React's reconciler where components are plain functions. */
import { Component, Fragment, isValidElement, type ReactNode } from 'react';
import type { InstanceNode, NodeProps, NodeStyle } from './layoutTree.js';

type ElementProps = NodeProps & { readonly style?: NodeStyle; readonly children?: ReactNode };

const isProps = (value: unknown): value is ElementProps => typeof value === 'object' && value !== null;

const isComponent = (type: unknown): type is (props: ElementProps) => ReactNode => typeof type === 'function' && !(type.prototype instanceof Component);

/** Adds the boxes of a node; false when it holds something that only React can run, or plain text. */
function expandInto(target: InstanceNode[], node: ReactNode): boolean {
  if (node === null || node === undefined || typeof node === 'boolean') return true;
  if (Array.isArray(node)) return node.every((child: ReactNode) => expandInto(target, child));
  if (!isValidElement(node)) return false;
  const { type }: { readonly type: unknown } = node;
  const { props } = node;
  if (!isProps(props)) return false;
  if (type === Fragment) return expandInto(target, props.children);
  if (typeof type === 'string') {
    const children: InstanceNode[] = [];
    target.push({ type, props, style: props.style ?? {}, children });
    return expandInto(children, props.children);
  }
  return isComponent(type) && expandInto(target, type(props));
}

/**
 * The boxes of an element, or null where a component needs React: it uses hooks, is a class, is wrapped (`memo`), or puts
 * words into `<Text>`. Calling components takes a tenth of the reconciler's time.
 */
export function expandElements(element: ReactNode): readonly InstanceNode[] | null {
  const nodes: InstanceNode[] = [];
  try {
    return expandInto(nodes, element) ? nodes : null;
  } catch {
    // hooks fail outside of React; what else a component throws, it throws again there
    return null;
  }
}
