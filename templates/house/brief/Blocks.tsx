/** Headings, paragraphs, lists, quotations, callouts, code, figures, formulas and notes of the house brief. */
import { Canvas, Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type {
  CalloutProps, CodeBlockProps, ColumnsProps, ContainerProps, DefinitionProps, EquationProps, FigureFrameProps, FootnoteProps,
  HeadingProps, ListItemProps, ListProps, Look, Painter, ParagraphProps, TextRole,
} from '../../../src/brief/briefTemplate.js';

const spaceAbove = [26, 20, 16, 13, 12, 12];
const spaceBelow = [9, 6, 4, 3, 2, 2];

export const Heading = ({ depth, afterHeading, children }: HeadingProps): ReactElement => (
  <View style={{ marginTop: afterHeading ? 2 : (spaceAbove[depth - 1] ?? 12), marginBottom: spaceBelow[depth - 1] ?? 2 }}>{children}</View>
);

export function Paragraph({ look, role, last, children }: ParagraphProps): ReactElement {
  const space = look.tokens.brief.paragraphSpacePt[look.lang];
  const own = { list: Math.min(space, 2), callout: Math.min(space, 4), footnote: 1, bibliography: 3, closing: 3 };
  const below = role in own ? (Object.entries(own).find(([name]) => name === role)?.[1] ?? space) : space;
  return <View style={{ marginBottom: last && role !== 'body' ? 0 : below }}>{children}</View>;
}

export const Blockquote = ({ look, children }: ContainerProps): ReactElement => (
  <View
    style={{
      marginTop: 6, marginBottom: 10, marginLeft: look.style.metrics.quoteInsetPt - 12, marginRight: look.style.metrics.quoteInsetPt,
      paddingLeft: 10, borderLeftWidth: 2, borderLeftColor: look.tokens.colours.accentSoft,
    }}
  >
    {children}
  </View>
);

export function Callout({ look, kind, title, children }: CalloutProps): ReactElement {
  const colours = look.tokens.colours.callout[kind];
  return (
    <View
      style={{
        marginTop: 9, marginBottom: 12, paddingVertical: 9, paddingRight: 13, paddingLeft: 10, backgroundColor: colours.panel,
        borderLeftWidth: 3, borderLeftColor: colours.ink,
      }}
    >
      <View style={{ marginBottom: 3 }}>{title}</View>
      {children}
    </View>
  );
}

export const List = ({ look, nested, children }: ListProps): ReactElement => (
  <View style={nested ? {} : { marginTop: 2, marginBottom: look.tokens.brief.paragraphSpacePt[look.lang] + 3 }}>{children}</View>
);

/** Bullets by depth, drawn: a disc, a ring, a dash. */
function Bullet({ look, role, level }: { readonly look: Look; readonly role: TextRole; readonly level: number }): ReactElement {
  const { sizePt, linePitchPt } = look.style.roles[role];
  const colour = look.tokens.colours.accent;
  return (
    <Canvas
      style={{ width: sizePt, height: linePitchPt }}
      paint={(painter: Painter, width: number, height: number) => {
        if (!width || !height) return null;
        const y = height / 2 + (look.lang === 'zh' ? 0 : sizePt * 0.06);
        if (level % 3 === 0) painter.circle(width / 2, y, sizePt * 0.16).fill(colour);
        else if (level % 3 === 1) painter.lineWidth(0.8).circle(width / 2, y, sizePt * 0.15).stroke(colour);
        else painter.rect(width * 0.25, y - 0.4, width * 0.5, 0.8).fill(colour);
        return null;
      }}
    />
  );
}

/** ☐ and ☑ as drawings: few text faces have them. */
function TaskBox({ look, role, done }: { readonly look: Look; readonly role: TextRole; readonly done: boolean }): ReactElement {
  const { sizePt, linePitchPt } = look.style.roles[role];
  const { accent, muted } = look.tokens.colours;
  return (
    <Canvas
      style={{ width: sizePt, height: linePitchPt }}
      paint={(painter: Painter, width: number, height: number) => {
        if (!width || !height) return null;
        const side = sizePt * 0.78;
        const x = (width - side) / 2;
        const y = (height - side) / 2 + 0.3;
        painter.lineWidth(0.8).roundedRect(x, y, side, side, 1.2);
        if (done) painter.fill(accent);
        else painter.stroke(muted);
        if (done) {
          painter.lineWidth(1.3).lineCap('round').lineJoin('round');
          painter.moveTo(x + side * 0.22, y + side * 0.52).lineTo(x + side * 0.43, y + side * 0.73).lineTo(x + side * 0.8, y + side * 0.28).stroke('#ffffff');
        }
        return null;
      }}
    />
  );
}

export function ListItem({ look, marker, level, role, spread, label, children }: ListItemProps): ReactElement {
  const { listIndentPt } = look.style.metrics;
  const { sizePt } = look.style.roles[role];
  return (
    <View style={{ flexDirection: 'row', marginBottom: spread ? look.tokens.brief.paragraphSpacePt[look.lang] : 1 }}>
      <View style={{ width: listIndentPt, flexDirection: 'row', justifyContent: 'flex-end', paddingRight: marker === 'number' ? sizePt * 0.45 : sizePt * 0.3 }}>
        {marker === 'number' ? <View style={{ width: listIndentPt - sizePt * 0.45 }}>{label}</View> : null}
        {marker === 'bullet' ? <Bullet look={look} role={role} level={level} /> : null}
        {marker === 'done' || marker === 'open' ? <TaskBox look={look} role={role} done={marker === 'done'} /> : null}
      </View>
      <View style={{ flex: 1 }}>{children}</View>
    </View>
  );
}

export const Definition = ({ look, terms, definitions }: DefinitionProps): ReactElement => (
  <View style={{ marginBottom: 5 }}>
    {terms}
    <View style={{ paddingLeft: look.style.metrics.definitionIndentPt }}>{definitions}</View>
  </View>
);

export const CodeBlock = ({ look, children }: CodeBlockProps): ReactElement => (
  <View
    style={{
      marginTop: 6, marginBottom: 10, paddingVertical: 7, paddingHorizontal: look.style.metrics.codeInsetPt, backgroundColor: look.tokens.colours.panel,
    }}
  >
    {children}
  </View>
);

export const FigureFrame = ({ picture, caption }: FigureFrameProps): ReactElement => (
  <View style={{ marginTop: 10, marginBottom: 14, alignItems: 'center' }}>
    {picture}
    {caption === null ? null : <View style={{ marginTop: 7 }}>{caption}</View>}
  </View>
);

export const Equation = ({ formula, number }: EquationProps): ReactElement => (
  <View style={{ flexDirection: 'row', alignItems: 'center', marginTop: 7, marginBottom: 9 }}>
    <View style={{ width: number === null ? 0 : 36 }} />
    <View style={{ flex: 1, alignItems: 'center' }}>{formula}</View>
    <View style={{ width: number === null ? 0 : 36 }}>{number}</View>
  </View>
);

export const Columns = ({ look, columns }: ColumnsProps): ReactElement => (
  <View style={{ flexDirection: 'row', marginTop: 3, marginBottom: 5 }}>
    {columns.map((column, index) => (
      <View key={index} style={{ width: column.widthPt, marginLeft: index === 0 ? 0 : look.style.metrics.columnGapPt }}>
        {column.content}
      </View>
    ))}
  </View>
);

export const ThematicBreak = ({ look }: { readonly look: Look }): ReactElement => (
  <View style={{ marginVertical: 12, alignItems: 'center' }}>
    <View style={{ width: 72, height: 0.7, backgroundColor: look.tokens.colours.rule }} />
  </View>
);

export const Footnote = ({ look, label, children }: FootnoteProps): ReactElement => (
  <View style={{ flexDirection: 'row', marginBottom: look.style.metrics.footnoteSpacePt }}>
    <View style={{ width: look.style.metrics.footnoteIndentPt }}>{label}</View>
    <View style={{ flex: 1 }}>{children}</View>
  </View>
);

export const FootnoteRule = ({ look }: { readonly look: Look }): ReactElement => (
  <View style={{ height: look.style.metrics.footnoteGapPt, paddingTop: look.style.metrics.footnoteGapPt - 6 }}>
    <View style={{ width: 72, height: 0.6, backgroundColor: look.tokens.colours.muted }} />
  </View>
);

/** A label in the sans face, as covers and closing matter use it. */
export const Label = ({ look, children, colour }: { readonly look: Look; readonly children: string; readonly colour?: string }): ReactElement => (
  <Text style={{ fontFamily: [...look.tokens.families.sans], fontWeight: 700, fontSize: 9, lineHeight: 1.5, letterSpacing: 0.3, color: colour ?? look.tokens.colours.accent }}>{children}</Text>
);
