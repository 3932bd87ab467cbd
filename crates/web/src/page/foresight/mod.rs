//! What may come, and what can be said of it: momentum, forecasts, pathways. All of it is worked out by `comity-foresee`.

pub mod forecast;
mod momentum;
pub mod pathway;
mod pathways;
mod published;
mod said;
mod scores;
mod sides;
mod whatif;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "momentum" => momentum::page,
        "pathways" => pathways::page,
        "scores" => scores::page,
        _ => return None,
    })
}
