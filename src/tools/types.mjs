// src/api.ts → dist/api.d.ts: one file of declarations that needs nothing of ours or of other packages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';

export function writeTypes(root, dist) {
  const [declarations] = generateDtsBundle(
    [{ filePath: join(root, 'src', 'api.ts'), output: { noBanner: true, exportReferencedTypes: false } }],
    { preferredConfigPath: join(root, 'tsconfig.json') },
  );
  writeFileSync(join(dist, 'api.d.ts'), declarations);
}
