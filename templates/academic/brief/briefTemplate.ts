/** The academic template's brief: type and components. */
import type { BriefTemplate } from '../../../src/brief/briefTemplate.js';
import { Columns, Equation, FigureFrame, Footnote, FootnoteRule, List, ListItem, Paragraph, ThematicBreak } from '../../house/brief/Blocks.js';
import { ContentsEntry } from '../../house/brief/Furniture.js';
import { TableCell } from '../../house/brief/Table.js';
import { Blockquote, Callout, CodeBlock, Definition, Heading, Table, TableRow } from './Blocks.js';
import { Closing, Contents, PageFoot, RunningHead } from './Furniture.js';
import { academicStyle } from './style.js';
import { TitleBlock } from './TitleBlock.js';

export const briefTemplate: BriefTemplate = {
  kind: 'brief',
  opening: 'block',
  style: academicStyle,
  components: {
    Cover: TitleBlock, Contents, ContentsEntry, Heading, Paragraph, Blockquote, Callout, List, ListItem, Definition, CodeBlock, Table, TableRow, TableCell,
    FigureFrame, Equation, Columns, ThematicBreak, Footnote, FootnoteRule, Closing, RunningHead, PageFoot,
  },
};
