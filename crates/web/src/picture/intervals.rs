//! Figures with their intervals one below the other, as SVG: factors, on a scale on which half and double are as far from 1.

use maud::{Markup, html};

use crate::word::locale::Locale;

/// A factor with its interval.
pub struct Interval {
    /// What it is of.
    pub label: String,
    /// The middle, and the ends of the interval.
    pub points: [f64; 3],
    /// How it is drawn.
    pub class: &'static str,
}

const WIDTH: f64 = 720.0;
const LEFT: f64 = 250.0;
const RIGHT: f64 = 110.0;
const ROW: f64 = 24.0;
const TOP: f64 = 26.0;
/// What lies farther out is drawn to here, with an arrow.
const ENDS: (f64, f64) = (0.125, 8.0);

/// Intervals around 1.
#[expect(clippy::cast_precision_loss, reason = "pixels of a chart")]
pub fn intervals(locale: &Locale, title: &str, all: &[Interval]) -> Markup {
    let height = TOP + ROW * all.len() as f64 + 8.0;
    let x = |factor: f64| {
        let share = (factor.clamp(ENDS.0, ENDS.1) / ENDS.0).log2() / (ENDS.1 / ENDS.0).log2();
        LEFT + (WIDTH - LEFT - RIGHT) * share
    };
    html! {
        svg.chart.intervals viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(title) {
            title { (title) }
            @for factor in [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0] {
                line.grid.one[factor == 1.0] x1=(x(factor)) x2=(x(factor)) y1=(TOP - 6.0) y2=(height - 4.0) {}
                text.tick x=(x(factor)) y="14" text-anchor="middle" { "×" (factor) }
            }
            @for (row, interval) in all.iter().enumerate() {
                @let y = TOP + ROW * row as f64 + ROW / 2.0;
                @let [middle, low, high] = interval.points;
                text.name x=(LEFT - 12.0) y=(y + 4.0) text-anchor="end" { (interval.label) }
                line class={ "interval " (interval.class) } x1=(x(low)) x2=(x(high)) y1=(y) y2=(y) {}
                @if low < ENDS.0 { text.tick x=(x(low) - 2.0) y=(y + 4.0) text-anchor="end" { "‹" } }
                @if high > ENDS.1 { text.tick x=(x(high) + 2.0) y=(y + 4.0) { "›" } }
                circle class={ "point " (interval.class) } cx=(x(middle)) cy=(y) r="4.5" {}
                text.tick x=(WIDTH - RIGHT + 14.0) y=(y + 4.0) { (locale.decimal(middle, 2)) " [" (locale.decimal(low, 2)) "; " (locale.decimal(high, 2)) "]" }
            }
        }
    }
}
