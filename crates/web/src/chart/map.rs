//! The world, State by State: an equal-area map, or a grid with a tile for each State, on which small ones are not lost.

use std::{collections::BTreeMap, sync::OnceLock};

use comity_regime::status::Place;
use maud::{Markup, PreEscaped, html};
use rust_iso3166::from_alpha3;
use serde::Deserialize;

use crate::view::View;

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
pub fn map(view: &View, title: &str, shades: &[Shade]) -> Markup {
    let Some(world) = world() else { return html! {} };
    html! {
        svg.chart.map viewBox={ "0 0 " (world.width) " " (world.height) } role="group" aria-label=(title) {
            title { (title) }
            (patterns())
            path.sphere d=(world.sphere) {}
            path.others d=(world.others) {}
            @for shade in shades {
                @if let Some(d) = numeric(&shade.id).and_then(|code| world.paths.get(&code)) {
                    a href=(view.link(&format!("/states/{}", shade.id))) tabindex="-1" {
                        path.area.(class(shade.place)).doubtful[!shade.sure] d=(d) { title { (shade.text) } }
                    }
                }
            }
        }
    }
}

const TILE: u32 = 32;

/// The grid.
pub fn tiles(view: &View, title: &str, shades: &[Shade]) -> Markup {
    let Some(world) = world() else { return html! {} };
    html! {
        svg.chart.map.tiles viewBox={ "0 0 " (world.columns * TILE) " " (world.rows * TILE) } role="group" aria-label=(title) {
            title { (title) }
            (patterns())
            @for shade in shades {
                @if let Some((column, row)) = numeric(&shade.id).and_then(|code| world.tiles.get(&code)) {
                    @let (x, y) = (column * TILE, row * TILE);
                    a href=(view.link(&format!("/states/{}", shade.id))) tabindex="-1" {
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
}
