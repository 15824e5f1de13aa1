/** A data file's bytes → text: UTF-8, UTF-16 with its mark, or GB18030, as Chinese spreadsheets save CSV. */

export type DataEncoding = 'utf-8' | 'utf-16' | 'gb18030';
export type DecodedData = { readonly text: string; readonly encoding: DataEncoding };

/**
 * The text without its byte order mark and with line feeds at line ends; null for bytes that are none of the three.
 *
 * What is UTF-8 is taken for that. Other bytes are GB18030 only where most of what is not ASCII looks like it: nearly any
 * bytes can be read so, and a file in a Western encoding would come out as Chinese.
 */
export function decodeData(bytes: Uint8Array): DecodedData | null {
  const decoded = decode(bytes);
  return decoded === null ? null : { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}

function decode(bytes: Uint8Array): DecodedData | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16', 'utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16', 'utf-16be', bytes);
  return decodedAs('utf-8', 'utf-8', bytes) ?? (looksLikeGb18030(bytes) ? decodedAs('gb18030', 'gb18030', bytes) : null);
}

function decodedAs(encoding: DataEncoding, label: string, bytes: Uint8Array): DecodedData | null {
  try {
    return { encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    return null;
  }
}

/** Whether most bytes above ASCII stand in pairs of GB 2312, the characters that texts are made of. A NUL is in no text. */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let paired = 0;
  let others = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) return false;
    if (byte < 0x80) continue;
    if (byte >= 0xa1 && byte <= 0xf7 && (bytes[index + 1] ?? 0) >= 0xa1) {
      paired += 1;
      index += 1;
    } else others += 1;
  }
  return paired > others;
}
