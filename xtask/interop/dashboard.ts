// Holds a dashboard against the types of Grafana's own schema: `check` takes one as it would be written in its JSON, and the
// compiler says what Grafana does not know, or misses.
import type { AnnotationQuery, Dashboard, GraphFieldConfig, Panel, RowPanel } from "@grafana/schema";
import type * as stat from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import type * as series from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";

// JSON has words where the types have enumerations.
type Written<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Written<T[K]> } : T;

// What the Prometheus data source takes as a query: its types are not in the schema.
interface Query {
  refId: string;
  datasource: { type: "prometheus"; uid: string };
  expr: string;
  legendFormat: string;
  editorMode: "code";
  range: boolean;
  instant: boolean;
}

type Of<Kind extends string, Options, Custom> = Omit<Written<Panel>, "type" | "options" | "targets" | "fieldConfig"> & {
  id: number;
  type: Kind;
  title: string;
  description: string;
  gridPos: Written<NonNullable<Panel["gridPos"]>>;
  options: Written<Options>;
  targets: Query[];
  fieldConfig: Omit<Written<NonNullable<Panel["fieldConfig"]>>, "defaults"> & {
    defaults: Omit<Written<NonNullable<Panel["fieldConfig"]>["defaults"]>, "custom"> & { unit: string; custom?: Written<Custom> };
  };
};

type Shown = Of<"timeseries", series.Options, GraphFieldConfig> | Of<"stat", stat.Options, never> | Written<RowPanel>;
// Where the data source is Prometheus, an annotation is an expression.
type Marked = Written<AnnotationQuery> & { expr: string; titleFormat: string; textFormat: string };

export type Checked = Omit<Written<Dashboard>, "panels" | "annotations"> & {
  title: string;
  uid: string;
  // The version of the schema that these types are of.
  schemaVersion: 42;
  panels: Shown[];
  annotations: { list: Marked[] };
};

export function check(dashboard: Checked): Checked {
  return dashboard;
}
