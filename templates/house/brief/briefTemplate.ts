/** The house template's brief: type and components. */
import type { BriefTemplate } from '../../../src/brief/briefTemplate.js';
import {
  Blockquote, Callout, CodeBlock, Columns, Definition, Equation, FigureFrame, Footnote, FootnoteRule, Heading, List, ListItem, Paragraph, ThematicBreak,
} from './Blocks.js';
import { Cover } from './Cover.js';
import { Closing, Contents, ContentsEntry, PageFoot, RunningHead } from './Furniture.js';
import { houseStyle } from './style.js';
import { Table, TableCell, TableRow } from './Table.js';

export const briefTemplate: BriefTemplate = {
  kind: 'brief',
  opening: 'page',
  style: houseStyle,
  components: {
    Cover, Contents, ContentsEntry, Heading, Paragraph, Blockquote, Callout, List, ListItem, Definition, CodeBlock, Table, TableRow, TableCell,
    FigureFrame, Equation, Columns, ThematicBreak, Footnote, FootnoteRule, Closing, RunningHead, PageFoot,
  },
};
