//! Stacked bars, as SVG: how a number is made up, occasion by occasion.

use maud::{Markup, html};

use crate::word::locale::Locale;

const WIDTH: f64 = 720.0;
const LEFT: f64 = 220.0;
const RIGHT: f64 = 90.0;
const ROW: f64 = 26.0;
const TOP: f64 = 24.0;

/// A bar: what it is of, where that leads, and its parts in the order of the legend.
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// The page about it, if there is one.
    pub link: Option<String>,
    /// How large each part is.
    pub parts: Vec<usize>,
}

/// Bars one below the other; `legend` names the parts and gives each its class.
#[expect(clippy::cast_precision_loss, reason = "pixels of a chart")]
pub fn bars(locale: &Locale, title: &str, legend: &[(&'static str, String)], bars: &[Bar]) -> Markup {
    let most = bars.iter().map(|b| b.parts.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let height = TOP + ROW * bars.len() as f64 + 8.0;
    let scale = (WIDTH - LEFT - RIGHT) / most as f64;
    // Where people read from the right, bars begin there.
    let mirrored = locale.language.direction() == "rtl";
    let x = |at: f64, width: f64| if mirrored { WIDTH - at - width } else { at };
    let (before, after) = if mirrored { ("start", "end") } else { ("end", "start") };
    html! {
        p.legend aria-hidden="true" {
            @for (class, name) in legend { span.key { svg.swatch viewBox="0 0 10 10" { rect.part.(class) width="10" height="10" {} } " " (name) } " " }
        }
        svg.chart.bars viewBox={ "0 0 " (WIDTH) " " (height) } role="group" aria-label=(title) {
            title { (title) }
            line.grid x1=(x(LEFT, 0.0)) x2=(x(LEFT, 0.0)) y1=(TOP - 4.0) y2=(height - 4.0) {}
            @for (row, bar) in bars.iter().enumerate() {
                @let y = TOP + ROW * row as f64;
                @let total: usize = bar.parts.iter().sum();
                text.name x=(x(LEFT - 8.0, 0.0)) y=(y + 15.0) text-anchor=(before) {
                    @match &bar.link { Some(link) => a href=(link) { (bar.label) }, None => (bar.label) }
                }
                @for (part, ((class, name), n)) in legend.iter().zip(&bar.parts).enumerate() {
                    @let sum: usize = bar.parts[..part].iter().sum();
                    @if *n > 0 {
                        rect.part.(class) x=(x(LEFT + sum as f64 * scale, *n as f64 * scale)) y=(y + 3.0) width=(*n as f64 * scale) height=(ROW - 8.0) {
                            title { (bar.label) ": " (n) " " (name) }
                        }
                    }
                }
                text.value x=(x(LEFT + total as f64 * scale + 6.0, 0.0)) y=(y + 15.0) text-anchor=(after) { (locale.number(total)) }
            }
        }
    }
}
