/** Measurements → the table that is printed and kept. */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Measured } from './measureBuild.js';

const cell = (value: number | null, digits: number): string => (value === null ? '–' : value.toFixed(digits));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? ':--' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function buildTable(measured: readonly Measured[]): string {
  const head = ['manuscript', 'wall s', 'CPU s', 'peak MB', 'pages', 'slides', 'brief kB', 'deck kB', 's per page'];
  const rows = measured.map((one) => [
    one.name, cell(one.wallSeconds, 2), cell(one.cpuSeconds, 2), cell(one.peakMb, 0), String(one.pages), String(one.slides),
    cell(one.briefBytes / 1000, 0), cell(one.deckBytes / 1000, 0), cell(one.wallSeconds / one.pages, 4),
  ]);
  return table(head, rows);
}

/** Each stage as its share of the wall time. */
export function stageTable(measured: readonly Measured[]): string {
  const stages = [...new Set(measured.flatMap((one) => Object.keys(one.stages)))];
  return table(['share of wall time, %', ...stages], measured.map((one) => [one.name, ...stages.map((stage) => cell(((one.stages[stage] ?? 0) / one.wallSeconds) * 100, 0))]));
}

/** What the figures depend on: the program's version, Node, the processor and the memory. */
export function machineLine(packageFile: string): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
  const [processor] = cpus();
  return `briefdeck ${version}, Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`;
}
