//! Figures with their intervals one below the other, as SVG: factors, on a scale on which half and double are as far from 1.

use maud::{Markup, html};

use super::words::{NAME, TICK};
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
/// No more is left to what the factors are of.
const MOST_FOR_NAMES: f64 = 300.0;
/// From names and figures to the intervals.
const GAP: f64 = 14.0;
/// How high a row is, at least.
const ROW: f64 = 24.0;
const TOP: f64 = 26.0;
/// What lies farther out is drawn to here, with an arrow.
const ENDS: (f64, f64) = (0.125, 8.0);

/// Intervals around 1.
#[expect(clippy::cast_precision_loss, reason = "pixels of a chart")]
pub fn intervals(locale: &Locale, title: &str, all: &[Interval]) -> Markup {
    let figures: Vec<String> = all
        .iter()
        .map(|interval| {
            let [middle, low, high] = interval.points.map(|point| locale.decimal(point, 2));
            format!("{middle} [{low}; {high}]")
        })
        .collect();
    let names: Vec<Vec<String>> = all.iter().map(|i| NAME.lines(&i.label, MOST_FOR_NAMES - GAP)).collect();
    let left = NAME.widest(names.iter().flatten().map(String::as_str)) + GAP;
    let right = WIDTH - GAP - TICK.widest(figures.iter().map(String::as_str));
    let rows: Vec<f64> =
        names.iter().map(|lines| (lines.len() as f64 * NAME.line() + 8.0).max(ROW)).collect();
    let height = TOP + rows.iter().sum::<f64>() + 8.0;
    let x = |factor: f64| {
        let share = (factor.clamp(ENDS.0, ENDS.1) / ENDS.0).log2() / (ENDS.1 / ENDS.0).log2();
        left + (right - left) * share
    };
    html! {
        svg.chart.intervals viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(title) {
            title { (title) }
            @for factor in [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0] {
                line.grid.one[factor == 1.0] x1=(x(factor)) x2=(x(factor)) y1=(TOP - 6.0) y2=(height - 4.0) {}
                text.tick x=(x(factor)) y="14" text-anchor="middle" { "×" (factor) }
            }
            @for (n, ((interval, lines), figure)) in all.iter().zip(&names).zip(&figures).enumerate() {
                @let y = TOP + rows[..n].iter().sum::<f64>() + rows[n] / 2.0;
                @let [middle, low, high] = interval.points;
                @let first = y + 4.0 - NAME.line() * (lines.len() as f64 - 1.0) / 2.0;
                text.name x=(left - GAP) y=(first) text-anchor="end" { (NAME.one_below_another(locale, lines, left - GAP)) }
                line class={ "interval " (interval.class) } x1=(x(low)) x2=(x(high)) y1=(y) y2=(y) {}
                @if low < ENDS.0 { text.tick x=(x(low) - 2.0) y=(y + 4.0) text-anchor="end" { "‹" } }
                @if high > ENDS.1 { text.tick x=(x(high) + 2.0) y=(y + 4.0) { "›" } }
                circle class={ "point " (interval.class) } cx=(x(middle)) cy=(y) r="4.5" {}
                text.tick x=(right + GAP) y=(y + 4.0) { (figure) }
            }
        }
    }
}
