//! What may come, and what can be said of it: momentum, forecasts, pathways. All of it is worked out by `comity-foresee`.

pub mod forecast;
pub mod momentum;
pub mod pathway;
pub mod pathways;
mod published;
mod said;
pub mod scores;
mod sides;
mod whatif;
