//! Pictures, as SVG. They are drawn from numbers and words, and know no question and no record.

pub mod bars;
mod ends;
pub mod fan;
pub mod file;
pub mod intervals;
pub mod map;
pub mod scatter;
pub mod steps;
mod words;

/// How charts look, wherever they stand.
pub const STYLE: &str = include_str!("chart.css");
/// The colours of everything.
pub const PALETTE: &str = include_str!("../asset/palette.css");
