/** React elements → the instance tree that React-PDF's layout takes. */
import createRenderer from '@react-pdf/reconciler';
import type { ReactNode } from 'react';
import type { InstanceNode, NodeProps, NodeStyle } from './layoutTree.js';

type MutableInstance = {
  readonly type: string;
  readonly box: Readonly<Record<string, never>>;
  readonly style: NodeStyle;
  readonly props: NodeProps;
  readonly children: (MutableInstance | TextInstance)[];
};
type TextInstance = { readonly type: 'TEXT_INSTANCE'; readonly value: string };
type ElementProps = NodeProps & { readonly style?: NodeStyle; readonly children?: unknown };

function createInstance(type: string, { style, ...rest }: ElementProps): MutableInstance {
  const props: ElementProps = { ...rest, children: undefined };
  return { type, box: {}, style: style ?? {}, props, children: [] };
}

function appendChild(parent: MutableInstance, child: MutableInstance | TextInstance): void {
  if (child.type === 'TEXT_INSTANCE' && parent.type !== 'TEXT' && parent.type !== 'LINK') {
    throw new Error(`a template put text outside <Text>: ${'value' in child ? child.value : ''}`);
  }
  parent.children.push(child);
}

/** Nothing is ever updated in place: each tree is built once. */
const notUpdated = (): never => {
  throw new Error('an element of the brief was updated after it was built');
};

/**
 * The instance tree of one root element. Components may be anything React runs synchronously.
 *
 * Throws what a component throws.
 */
export function instanceTree(root: ReactNode): InstanceNode {
  const container: { document: InstanceNode | null } = { document: null };
  const renderer = createRenderer({
    appendChild,
    appendChildToContainer: (host: { document: InstanceNode | null }, child: InstanceNode) => {
      host.document = child;
    },
    createInstance,
    createTextInstance: (value: string): TextInstance => ({ type: 'TEXT_INSTANCE', value }),
    commitTextUpdate: notUpdated,
    commitUpdate: notUpdated,
    insertBefore: notUpdated,
    removeChild: notUpdated,
    removeChildFromContainer: () => undefined,
    resetAfterCommit: () => undefined,
  });
  renderer.updateContainer(root, renderer.createContainer(container), null);
  if (container.document === null) throw new Error('the elements of the brief gave no document');
  return container.document;
}
