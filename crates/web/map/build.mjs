// Makes src/chart/world.json: the countries of world-atlas (Natural Earth, 1:50 million, public domain) in the Equal
// Earth projection, each as the path of an SVG by its ISO 3166-1 numeric code, and a grid with a tile for each State,
// placed so that tiles stray least from where the States are. Run by `cargo xtask map`; CI holds the file against it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import munkres from "munkres-js";
import { feature } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const [width, height] = [960, 467];
const [columns, rows] = [30, 18];
// The members of the United Nations and its observer States (UN M49 codes).
const states = JSON.parse(readFileSync(new URL("states.json", import.meta.url), "utf8"));

const require = createRequire(new URL("node_modules/", `file://${process.cwd()}/`));
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const topology = presimplify(atlas, sphericalTriangleArea);
// In steradians: what changes an outline by less is left out, and so are islands smaller than that.
const detail = 2e-5;
const coarse = simplify(topology, detail);
const simple = filter(coarse, filterAttachedWeight(coarse, detail * 2, sphericalTriangleArea));
const countries = feature(simple, simple.objects.countries).features.filter((f) => f.id !== "010");
const projection = geoEqualEarth().fitExtent([[1, 1], [width - 1, height - 1]], { type: "Sphere" });
const path = geoPath(projection).digits(1);

const polygons = ({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
const drawn = (country) => {
  const all = polygons(country).map((coordinates) => ({ type: "Polygon", coordinates }));
  return all.map((polygon) => path(polygon)).join("");
};

// What the atlas draws by itself and United Nations maps draw as part of a State (docs/decisions/map.md).
const parts = { Somaliland: "706", "N. Cyprus": "196", Taiwan: "156" };
const paths = {};
let others = "";
for (const country of countries) {
  const d = drawn(country);
  if (!d) continue;
  const id = parts[country.properties.name] ?? country.id;
  if (id && states.includes(id)) paths[id] = (paths[id] ?? "") + d;
  else others += d;
}

// The tiles: a linear assignment of States to cells, by the square of the distance.
const full = feature(topology, topology.objects.countries).features;
const places = states.map((id) => {
  const country = full.find((f) => f.id === id);
  if (!country) return null;
  const all = polygons(country).map((coordinates) => ({ type: "Polygon", coordinates }));
  all.sort((a, b) => geoArea(b) - geoArea(a));
  const [x, y] = projection(geoCentroid(all[0]));
  return { id, x: (x / width) * columns, y: (y / height) * rows };
}).filter(Boolean);
// Small States that the atlas leaves out stand where they are.
for (const [id, longitude, latitude] of [["798", 179.2, -8.5]]) {
  if (states.includes(id) && !places.some((p) => p.id === id)) {
    const [x, y] = projection([longitude, latitude]);
    places.push({ id, x: (x / width) * columns, y: (y / height) * rows });
  }
}
const cells = Array.from({ length: columns * rows }, (_, n) => [n % columns, Math.floor(n / columns)]);
const cost = places.map(({ x, y }) => cells.map(([c, r]) => Math.round(1000 * ((c + 0.5 - x) ** 2 + (r + 0.5 - y) ** 2))));
const tiles = {};
for (const [place, cell] of munkres(cost)) tiles[places[place].id] = cells[cell];
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const world = { width, height, columns, rows, sphere: path({ type: "Sphere" }), others, paths: sorted(paths), tiles: sorted(tiles) };
writeFileSync(process.argv[2], `${JSON.stringify(world)}\n`);
