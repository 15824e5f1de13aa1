/** Contents, running head, page foot and closing matter of the house brief. */
import { Canvas, Link, Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { ClosingProps, ContentsEntryProps, ContentsProps, MarginBoxProps, Painter } from '../../../src/brief/briefTemplate.js';
import { Label } from './Blocks.js';

export const Contents = ({ look, children }: ContentsProps): ReactElement => (
  <View style={{ marginBottom: 18 }}>
    <View style={{ marginBottom: 12, paddingBottom: 6, borderBottomWidth: 1.1, borderBottomColor: look.tokens.colours.accent }}>
      <Text style={{ fontFamily: [...look.tokens.families.heading], fontWeight: 700, fontSize: 18, lineHeight: 1.3, color: look.tokens.colours.accent }}>{look.wording.contents}</Text>
    </View>
    {children}
  </View>
);

/** Dots on one grid, counted from the right, so that they stand under each other. */
const Leader = ({ colour, linePitchPt }: { readonly colour: string; readonly linePitchPt: number }): ReactElement => (
  <Canvas
    style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0, height: linePitchPt }}
    paint={(painter: Painter, width: number, height: number) => {
      if (!width || !height) return null;
      // Dots are the round ends of dashes without length.
      painter.lineWidth(0.9).lineCap('round').dash(0.01, { space: 5 });
      painter.moveTo(width - 6, height * 0.68).lineTo(6, height * 0.68).stroke(colour);
      return null;
    }}
  />
);

export function ContentsEntry({ look, depth, text, page }: ContentsEntryProps): ReactElement {
  const role = look.style.roles[depth === 1 ? 'contents' : 'contentsSub'];
  return (
    <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginTop: depth === 1 ? 7 : 2.5, paddingLeft: (depth - 1) * look.style.metrics.contentsIndentPt }}>
      {text}
      <Leader colour={look.tokens.colours.muted} linePitchPt={role.linePitchPt} />
      <Text
        style={{
          width: look.style.metrics.contentsNumberPt, textAlign: 'right', fontFamily: [...role.families], fontSize: role.sizePt, fontWeight: role.weight,
          lineHeight: role.linePitchPt / role.sizePt, color: role.colour,
        }}
      >
        {page}
      </Text>
    </View>
  );
}

export const Closing = ({ look, parts }: ClosingProps): ReactElement => (
  <View style={{ marginTop: 26, paddingTop: 10, borderTopWidth: 1.1, borderTopColor: look.tokens.colours.accent }}>
    {parts.map((part) => (
      <View key={part.title} style={{ marginBottom: 8 }}>
        <Label look={look}>{part.title}</Label>
        {part.content}
      </View>
    ))}
  </View>
);

const marginText = { fontSize: 8.5, lineHeight: 1.4 };

export function RunningHead({ look, title, section, status }: MarginBoxProps): ReactElement {
  const { geometry, tokens } = look;
  if (title === '' && section === '' && status === null) return <View />;
  const style = { ...marginText, fontFamily: [...tokens.families.sans], color: tokens.colours.muted };
  // The section stands at the outer edge.
  const isLeft = geometry.side === 'left';
  return (
    <View
      style={{
        position: 'absolute', top: geometry.topPt - 36, left: geometry.leftPt, width: geometry.measurePt, flexDirection: 'row', justifyContent: 'space-between',
        paddingBottom: 5, borderBottomWidth: 0.5, borderBottomColor: tokens.colours.rule,
      }}
    >
      <View style={{ width: geometry.measurePt * (status === null ? 0.5 : 0.42) }}>
        <Text style={{ ...style, maxLines: 1 }}>{isLeft ? section : title}</Text>
      </View>
      {status === null ? null : (
        <View style={{ width: geometry.measurePt * 0.16 }}>
          <Text style={{ ...style, textAlign: 'center', color: tokens.colours.callout.caution.ink, fontWeight: 700 }}>{status}</Text>
        </View>
      )}
      <View style={{ width: geometry.measurePt * (status === null ? 0.5 : 0.42) }}>
        <Text style={{ ...style, textAlign: 'right', maxLines: 1 }}>{isLeft ? title : section}</Text>
      </View>
    </View>
  );
}

const footAlign = { single: 'center', left: 'left', right: 'right' } as const;

export function PageFoot({ look, page, pages, slides }: MarginBoxProps): ReactElement {
  const { geometry, tokens } = look;
  const style = { ...marginText, fontFamily: [...tokens.families.sans], color: tokens.colours.muted };
  const place = { position: 'absolute', top: geometry.topPt + geometry.areaHeightPt + 26, left: geometry.leftPt, width: geometry.measurePt } as const;
  return (
    <View>
      <View style={place}>
        <Text style={{ ...style, textAlign: footAlign[geometry.side] }}>{pages === null ? page : look.wording.pageOf(page, pages)}</Text>
      </View>
      {slides === null ? null : (
        <View style={place}>
          <Text style={{ ...style, textAlign: geometry.side === 'right' ? 'left' : 'right' }}>
            <Link src={slides.address}>{slides.words}</Link>
          </Text>
        </View>
      )}
    </View>
  );
}
