//! Pictures, as SVG. They are drawn from numbers and words, and know no question and no record.

pub mod bars;
pub mod extent;
pub mod fan;
pub mod intervals;
pub mod map;
pub mod scatter;
pub mod steps;

use maud::Markup;

/// How charts look, wherever they stand.
pub const STYLE: &str = include_str!("chart.css");
/// The colours of everything.
pub const PALETTE: &str = include_str!("../asset/palette.css");

/// A chart as a file of its own.
pub fn standalone(chart: &Markup) -> Vec<u8> {
    // The one for a screen stands first.
    let chart = chart.0.split_inclusive("</svg>").next().unwrap_or_default();
    let at = chart.find('>').unwrap_or(0);
    // A picture by itself needs to know how large it is.
    let box_of =
        chart.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("720 260");
    let (width, height) = box_of.split_once(' ').unwrap_or(("720", "260"));
    let (head, body) = chart.split_at(at);
    format!(
        "{head} xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><style>{}</style>{}",
        standalone_style(),
        body.strip_prefix('>').unwrap_or(body)
    )
    .into_bytes()
}

/// The style inside such a file.
pub fn standalone_style() -> String {
    format!("{PALETTE}{STYLE}svg {{ background: var(--paper); }}")
}
