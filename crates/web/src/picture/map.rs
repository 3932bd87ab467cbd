//! The world, State by State: an equal-area map, or a grid with a tile for each State, on which small ones are not lost.

use std::{collections::BTreeMap, sync::OnceLock};

use comity_regime::status::Place;
use maud::{Markup, PreEscaped, html};
use rust_iso3166::from_alpha3;
use serde::Deserialize;

/// What `crates/web/map/build.mjs` makes: outlines in the Equal Earth projection and places in the grid, by ISO 3166-1
/// numeric code.
#[derive(Deserialize)]
struct World {
    width: u32,
    height: u32,
    columns: u32,
    rows: u32,
    sphere: String,
    /// What is drawn and belongs to none of the States.
    others: String,
    /// Boundaries that are not determined.
    lines: String,
    paths: BTreeMap<String, String>,
    tiles: BTreeMap<String, (u32, u32)>,
}

fn world() -> Option<&'static World> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    // INVARIANT: a test draws it.
    WORLD.get_or_init(|| serde_json::from_str(include_str!("world.json")).ok()).as_ref()
}

/// A State, and how it stands.
pub struct Shade {
    /// Its id: an ISO 3166-1 alpha-3 code.
    pub id: String,
    /// Its page.
    pub link: String,
    /// What is said of it.
    pub text: String,
    /// How it stands.
    pub place: Place,
    /// Whether that is sure.
    pub sure: bool,
}

/// The pattern of a place: told apart without colour, and in print.
pub fn class(place: Place) -> &'static str {
    match place {
        Place::Bound => "bound",
        Place::Contracting | Place::Provisional => "consented",
        Place::Signed => "signed",
        Place::Ended => "ended",
        Place::Outside => "outside",
    }
}

/// The outlines.
pub fn map(title: &str, shades: &[Shade]) -> Markup {
    let Some(world) = world() else { return html! {} };
    html! {
        svg.chart.map viewBox={ "0 0 " (world.width) " " (world.height) } role="group" aria-label=(title) {
            title { (title) }
            (patterns())
            path.sphere d=(world.sphere) {}
            path.others d=(world.others) {}
            @for shade in shades {
                @if let Some(d) = numeric(&shade.id).and_then(|code| world.paths.get(&code)) {
                    a href=(shade.link) tabindex="-1" {
                        path.area.(class(shade.place)).doubtful[!shade.sure] d=(d) { title { (shade.text) } }
                    }
                }
            }
            path.undetermined d=(world.lines) {}
        }
    }
}

const TILE: u32 = 32;

/// The grid.
pub fn tiles(title: &str, shades: &[Shade]) -> Markup {
    let Some(world) = world() else { return html! {} };
    html! {
        svg.chart.map.tiles viewBox={ "0 0 " (world.columns * TILE) " " (world.rows * TILE) } role="group" aria-label=(title) {
            title { (title) }
            (patterns())
            @for shade in shades {
                @if let Some((column, row)) = numeric(&shade.id).and_then(|code| world.tiles.get(&code)) {
                    @let (x, y) = (column * TILE, row * TILE);
                    a href=(shade.link) tabindex="-1" {
                        rect.area.(class(shade.place)).doubtful[!shade.sure] x=(x + 1) y=(y + 1) width=(TILE - 2) height=(TILE - 2) rx="3" { title { (shade.text) } }
                        text.tile.(class(shade.place)) x=(x + TILE / 2) y=(y + TILE / 2 + 4) text-anchor="middle" { (shade.id) }
                    }
                }
            }
        }
    }
}

fn numeric(id: &str) -> Option<String> {
    from_alpha3(id).map(|country| format!("{:03}", country.numeric))
}

/// Hatchings, so that nothing depends on colour alone.
fn patterns() -> Markup {
    html! {
        defs { (PreEscaped(concat!(
            r#"<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><rect class="hatch-line" width="2" height="5"/></pattern>"#,
            r#"<pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="hatch-ground" width="4" height="4"/><circle class="hatch-line" cx="1.5" cy="1.5" r="1"/></pattern>"#,
        ))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_tile_of_its_own() {
        let world = world().expect("the world");
        let mut places: Vec<_> = world.tiles.values().collect();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), world.tiles.len());
        assert!(world.tiles.contains_key("246") && world.paths.contains_key("246"), "Finland");
        assert!(world.tiles.values().all(|(c, r)| *c < world.columns && *r < world.rows));
    }

    /// A place, and the State to which United Nations maps count it.
    #[derive(Deserialize)]
    struct Point {
        what: String,
        at: [f64; 2],
        r#in: Option<String>,
    }

    #[derive(Deserialize)]
    struct Practice {
        points: Vec<Point>,
    }

    /// The Equal Earth projection (Šavrič, Patterson and Jenny 2018), in a frame of which the sphere leaves one unit free.
    fn projected(world: &World, [longitude, latitude]: [f64; 2]) -> (f64, f64) {
        const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
        let root = 3f64.sqrt() / 2.0;
        let (x, l) = (longitude.to_radians(), (root * latitude.to_radians().sin()).asin());
        let plain = |l: f64| l * (A[0] + A[1] * l.powi(2) + A[2] * l.powi(6) + A[3] * l.powi(8));
        let slope = |l: f64| A[0] + 3.0 * A[1] * l.powi(2) + 7.0 * A[2] * l.powi(6) + 9.0 * A[3] * l.powi(8);
        let (width, height) = (f64::from(world.width), f64::from(world.height));
        let scale = (height / 2.0 - 1.0) / plain(root.asin());
        (width / 2.0 + scale * x * l.cos() / (root * slope(l)), height / 2.0 - scale * plain(l))
    }

    /// Whether a point is in what a path encloses: a line from it to the right crosses an odd number of edges.
    fn encloses(path: &str, (x, y): (f64, f64)) -> bool {
        let rings = path.split(['M', 'Z']).filter(|ring| !ring.is_empty());
        let crossed = rings.map(|ring| {
            let corner = |pair: &str| {
                let (x, y) = pair.split_once(',').expect("two numbers");
                (x.parse::<f64>().expect("a number"), y.parse::<f64>().expect("a number"))
            };
            let corners: Vec<(f64, f64)> = ring.split('L').map(corner).collect();
            let edges = corners.iter().zip(corners.iter().cycle().skip(1));
            edges
                .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0))
                .count()
        });
        crossed.sum::<usize>() % 2 == 1
    }

    #[test]
    fn places_are_drawn_where_the_united_nations_count_them() {
        let world = world().expect("the world");
        let practice: Practice =
            serde_json::from_str(include_str!("../../map/practice.json")).expect("the practice");
        assert!(practice.points.iter().any(|p| p.what == "Simferopol" && p.r#in.as_deref() == Some("804")));
        for point in &practice.points {
            let at = projected(world, point.at);
            let found = world.paths.iter().find(|(_, path)| encloses(path, at)).map(|(id, _)| id.clone());
            assert_eq!(found, point.r#in, "{}", point.what);
        }
        // Western Sahara is drawn, and so is the line in Korea.
        assert!(encloses(&world.others, projected(world, [-13.2, 27.1])));
        assert!(world.lines.split('M').count() > 10, "{}", world.lines);
    }
}
