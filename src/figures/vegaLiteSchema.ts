/** Vega-Lite's own JSON schema, from the file that lies beside the drawing process. */
import { readFileSync } from 'node:fs';

/** What Vega-Lite 6.4's schema uses of https://json-schema.org/draft-07, without descriptions. */
export type Schema = {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

export type SchemaRoot = Schema & { readonly definitions: Readonly<Record<string, Schema>> };

/** Reads the schema that `bundleChartWorker` put there. */
export function readVegaLiteSchema(): SchemaRoot {
  const schema: unknown = JSON.parse(readFileSync(new URL('./vegaLiteSchema.json', import.meta.url), 'utf8'));
  if (!isSchemaRoot(schema)) throw new Error('the schema beside the drawing process is none');
  return schema;
}

export const isSchemaRoot = (value: unknown): value is SchemaRoot => isRecord(value) && isRecord(value['definitions']);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
