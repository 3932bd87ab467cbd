//! Two figures of several things, as SVG: a numbered point for each, with the lines within which 9 of 10 futures lie.

use maud::{Markup, html};

use crate::word::locale::Locale;

/// Something of which two figures are known: a mean, and between which numbers it lies.
pub struct Point {
    /// What it is.
    pub label: String,
    /// The page about it.
    pub link: String,
    /// Across.
    pub across: [f64; 3],
    /// Up.
    pub up: [f64; 3],
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 340.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 28.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 46.0;
const CLASSES: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

/// Points, and what is counted across and up.
pub fn scatter(locale: &Locale, title: &str, (across, up): (&str, &str), points: &[Point]) -> Markup {
    let most = |of: fn(&Point) -> [f64; 3]| {
        let most = points.iter().map(|p| of(p)[2]).fold(1.0f64, f64::max);
        let tick =
            [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0].into_iter().find(|t| most / t <= 6.0);
        let tick = tick.unwrap_or(1000.0);
        ((most / tick).ceil() * tick, tick)
    };
    let ((wide, wide_tick), (high, high_tick)) = (most(|p| p.across), most(|p| p.up));
    let x = |n: f64| LEFT + (WIDTH - LEFT - RIGHT) * n / wide;
    let y = |n: f64| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * n / high;
    let ticks = |most: f64, tick: f64| {
        std::iter::successors(Some(0.0), move |n| Some(n + tick)).take_while(move |n| *n <= most + 0.001)
    };
    html! {
        svg.chart.scatter viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-label=(title) {
            title { (title) }
            @for n in ticks(wide, wide_tick) {
                line.grid x1=(x(n)) x2=(x(n)) y1=(TOP) y2=(y(0.0)) {}
                text.tick x=(x(n)) y=(y(0.0) + 16.0) text-anchor="middle" { (locale.decimal(n, 0)) }
            }
            @for n in ticks(high, high_tick) {
                line.grid x1=(LEFT) x2=(x(wide)) y1=(y(n)) y2=(y(n)) {}
                text.tick x=(LEFT - 6.0) y=(y(n) + 4.0) text-anchor="end" { (locale.decimal(n, 0)) }
            }
            text.name x=(x(wide)) y=(HEIGHT - 6.0) text-anchor="end" { (locale.apart(across.to_owned())) " →" }
            text.name x="4" y="16" { "↑ " (locale.apart(up.to_owned())) }
            @for (point, class) in points.iter().zip(CLASSES.iter().cycle()) {
                line class={ "interval thin " (class) } x1=(x(point.across[1])) x2=(x(point.across[2])) y1=(y(point.up[0])) y2=(y(point.up[0])) {}
                line class={ "interval thin " (class) } x1=(x(point.across[0])) x2=(x(point.across[0])) y1=(y(point.up[1])) y2=(y(point.up[2])) {}
            }
            @for ((at, point), class) in points.iter().enumerate().zip(CLASSES.iter().cycle()) {
                a href=(point.link) {
                    circle class={ "point " (class) } cx=(x(point.across[0])) cy=(y(point.up[0])) r="9" { title { (point.label) } }
                    text.mark x=(x(point.across[0])) y=(y(point.up[0]) + 4.0) text-anchor="middle" { (at + 1) }
                }
            }
        }
        p.legend {
            @for ((at, point), class) in points.iter().enumerate().zip(CLASSES.iter().cycle()) {
                span.key { svg.swatch viewBox="0 0 10 10" aria-hidden="true" { circle class={ "point " (class) } cx="5" cy="5" r="5" {} } " " (at + 1) " " a href=(point.link) { (point.label) } } " "
            }
        }
    }
}
