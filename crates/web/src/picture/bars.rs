//! Stacked bars, as SVG: how a number is made up, occasion by occasion.

use maud::{Markup, html};

use crate::word::locale::Locale;

const TOP: f64 = 24.0;

/// How bars are laid out: beside their names, or on a phone below them.
struct Layout {
    class: &'static str,
    width: f64,
    /// Where bars begin.
    left: f64,
    /// What is left beyond them for their totals.
    right: f64,
    /// From one bar to the next.
    row: f64,
    /// From the top of a row to its bar, and to the line on which its name stands.
    bar: f64,
    name: f64,
}

const WIDE: Layout = Layout {
    class: "chart bars broad",
    width: 720.0,
    left: 220.0,
    right: 90.0,
    row: 26.0,
    bar: 3.0,
    name: 15.0,
};
const NARROW: Layout = Layout {
    class: "chart bars narrow",
    width: 340.0,
    left: 0.0,
    right: 44.0,
    row: 44.0,
    bar: 18.0,
    name: 12.0,
};
/// How high a bar is.
const HIGH: f64 = 18.0;

/// A bar: what it is of, where that leads, and its parts in the order of the legend.
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// The page about it, if there is one.
    pub link: Option<String>,
    /// How large each part is.
    pub parts: Vec<usize>,
}

/// Bars one below the other, for a screen and for a phone; `legend` names the parts and gives each its class.
pub fn bars(locale: &Locale, title: &str, legend: &[(&'static str, String)], bars: &[Bar]) -> Markup {
    html! {
        p.legend aria-hidden="true" {
            @for (class, name) in legend { span.key { svg.swatch viewBox="0 0 10 10" { rect.part.(class) width="10" height="10" {} } " " (name) } " " }
        }
        (drawn(locale, title, legend, bars, &WIDE))
        (drawn(locale, title, legend, bars, &NARROW))
    }
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a chart")]
fn drawn(
    locale: &Locale,
    title: &str,
    legend: &[(&'static str, String)],
    bars: &[Bar],
    layout: &Layout,
) -> Markup {
    let Layout { class, width, left, right, row, bar, name } = *layout;
    let most = bars.iter().map(|b| b.parts.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let height = TOP + row * bars.len() as f64 + 8.0;
    let scale = (width - left - right) / most as f64;
    // Where people read from the right, bars begin there.
    let mirrored = locale.language.direction() == "rtl";
    let x = |at: f64, wide: f64| if mirrored { width - at - wide } else { at };
    let (before, after) = if mirrored { ("start", "end") } else { ("end", "start") };
    let (names, anchor) = if left > 0.0 { (left - 8.0, before) } else { (0.0, after) };
    html! {
        svg class=(class) viewBox={ "0 0 " (width) " " (height) } role="group" aria-label=(title) {
            title { (title) }
            line.grid x1=(x(left, 0.0)) x2=(x(left, 0.0)) y1=(TOP - 4.0) y2=(height - 4.0) {}
            @for (n, one) in bars.iter().enumerate() {
                @let y = TOP + row * n as f64;
                @let total: usize = one.parts.iter().sum();
                text.name x=(x(names, 0.0)) y=(y + name) text-anchor=(anchor) {
                    @match &one.link { Some(link) => a href=(link) { (one.label) }, None => (one.label) }
                }
                @for (part, ((class, name), count)) in legend.iter().zip(&one.parts).enumerate() {
                    @let sum: usize = one.parts[..part].iter().sum();
                    @if *count > 0 {
                        rect.part.(class) x=(x(left + sum as f64 * scale, *count as f64 * scale)) y=(y + bar) width=(*count as f64 * scale) height=(HIGH) {
                            title { (one.label) ": " (count) " " (name) }
                        }
                    }
                }
                text.value x=(x(left + total as f64 * scale + 6.0, 0.0)) y=(y + bar + 13.0) text-anchor=(after) { (locale.number(total)) }
            }
        }
    }
}
