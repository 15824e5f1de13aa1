/** Contents, running head, page foot and closing matter of the academic brief. */
import { Link, Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { ClosingProps, ContentsProps, Look, MarginBoxProps } from '../../../src/brief/briefTemplate.js';

const Label = ({ look, sizePt, children }: { readonly look: Look; readonly sizePt: number; readonly children: string }): ReactElement => (
  <Text style={{ fontFamily: [...look.tokens.families.heading], fontWeight: 700, fontSize: sizePt, lineHeight: 1.4, color: look.tokens.colours.ink }}>{children}</Text>
);

export const Contents = ({ look, children }: ContentsProps): ReactElement => (
  <View style={{ marginBottom: 16 }}>
    <View style={{ marginBottom: 2 }}>
      <Label look={look} sizePt={12}>{look.wording.contents}</Label>
    </View>
    {children}
  </View>
);

export const Closing = ({ look, parts }: ClosingProps): ReactElement => (
  <View style={{ marginTop: 22, paddingTop: 8, borderTopWidth: 0.5, borderTopColor: look.tokens.colours.ink }}>
    {parts.map((part) => (
      <View key={part.title} style={{ marginBottom: 7 }}>
        <Label look={look} sizePt={9}>{part.title}</Label>
        {part.content}
      </View>
    ))}
  </View>
);

const marginText = (look: Look) => ({ fontFamily: [...look.tokens.families.body], fontSize: 9, lineHeight: 1.4, color: look.tokens.colours.ink });

/** Section and title, the section at the outer edge; the page with the title block has none. */
export function RunningHead({ look, title, section, status, opens }: MarginBoxProps): ReactElement {
  const { geometry } = look;
  if (opens || (title === '' && section === '' && status === null)) return <View />;
  const style = marginText(look);
  const [first, second] = geometry.side === 'left' ? [section, title] : [title, section];
  return (
    <View style={{ position: 'absolute', top: geometry.topPt - 34, left: geometry.leftPt, width: geometry.measurePt, flexDirection: 'row', justifyContent: 'space-between' }}>
      <View style={{ width: geometry.measurePt * 0.42 }}>
        <Text style={{ ...style, maxLines: 1 }}>{first}</Text>
      </View>
      <View style={{ width: geometry.measurePt * 0.16 }}>
        <Text style={{ ...style, textAlign: 'center', color: look.tokens.colours.accent }}>{status ?? ''}</Text>
      </View>
      <View style={{ width: geometry.measurePt * 0.42 }}>
        <Text style={{ ...style, textAlign: 'right', maxLines: 1 }}>{second}</Text>
      </View>
    </View>
  );
}

export function PageFoot({ look, page, slides }: MarginBoxProps): ReactElement {
  const { geometry } = look;
  const place = { position: 'absolute', top: geometry.topPt + geometry.areaHeightPt + 28, left: geometry.leftPt, width: geometry.measurePt } as const;
  return (
    <View>
      <View style={place}>
        <Text style={{ ...marginText(look), textAlign: 'center' }}>{page}</Text>
      </View>
      {slides === null ? null : (
        <View style={place}>
          <Text style={{ ...marginText(look), color: look.tokens.colours.muted, textAlign: geometry.side === 'left' ? 'left' : 'right' }}>
            <Link src={slides.address}>{slides.words}</Link>
          </Text>
        </View>
      )}
    </View>
  );
}
