//! Bars, as SVG: how a number is made up, occasion by occasion; and how far a share may reach.

use maud::{Markup, html};

use super::words::NAME;
use crate::word::locale::Locale;

const TOP: f64 = 24.0;

/// How bars are laid out: beside their names, or on a phone below them.
struct Layout {
    class: &'static str,
    width: f64,
    /// What names may take beside bars at most; nothing where they stand above them.
    beside: f64,
    /// What is left beyond bars for their totals.
    right: f64,
}

const WIDE: Layout = Layout { class: "chart bars broad", width: 720.0, beside: 330.0, right: 90.0 };
const NARROW: Layout = Layout { class: "chart bars narrow", width: 340.0, beside: 0.0, right: 44.0 };
/// How high a bar is, and what is left between one and what follows.
const HIGH: f64 = 18.0;
const BETWEEN: f64 = 8.0;
/// From names to bars.
const GAP: f64 = 8.0;

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
    let Layout { class, width, beside, right } = *layout;
    let most = bars.iter().map(|b| b.parts.iter().sum::<usize>()).max().unwrap_or(0).max(1);
    let room = if beside > 0.0 { beside - GAP } else { width };
    let names: Vec<Vec<String>> = bars.iter().map(|bar| NAME.lines(&bar.label, room)).collect();
    let left = if beside > 0.0 { NAME.widest(names.iter().flatten().map(String::as_str)) + GAP } else { 0.0 };
    // A name stands beside its bar, in the middle of its height; or above it.
    let rows: Vec<f64> = names
        .iter()
        .map(|lines| lines.len() as f64 * NAME.line())
        .map(|high| BETWEEN + if beside > 0.0 { high.max(HIGH) } else { high + HIGH + 2.0 })
        .collect();
    let height = TOP + rows.iter().sum::<f64>() + 8.0;
    let scale = (width - left - right) / most as f64;
    // Where people read from the right, bars begin there.
    let mirrored = locale.language.direction() == "rtl";
    let x = |at: f64, wide: f64| if mirrored { width - at - wide } else { at };
    let (before, after) = if mirrored { ("start", "end") } else { ("end", "start") };
    let (named, anchor) = if beside > 0.0 { (left - GAP, before) } else { (0.0, after) };
    html! {
        svg class=(class) viewBox={ "0 0 " (width) " " (height) } role="group" aria-label=(title) {
            title { (title) }
            line.grid x1=(x(left, 0.0)) x2=(x(left, 0.0)) y1=(TOP - 4.0) y2=(height - 4.0) {}
            @for (n, (one, lines)) in bars.iter().zip(&names).enumerate() {
                @let top = TOP + rows[..n].iter().sum::<f64>();
                @let total: usize = one.parts.iter().sum();
                @let high = lines.len() as f64 * NAME.line();
                @let (first, bar) = if beside > 0.0 { (top + (HIGH - high).max(0.0) / 2.0, top + (high - HIGH).max(0.0) / 2.0) } else { (top, top + high + 2.0) };
                @let said = NAME.one_below_another(locale, lines, x(named, 0.0));
                text.name x=(x(named, 0.0)) y=(first + NAME.size) text-anchor=(anchor) {
                    @match &one.link { Some(link) => a href=(link) { (said) }, None => (said) }
                }
                @for (part, ((class, name), count)) in legend.iter().zip(&one.parts).enumerate() {
                    @let sum: usize = one.parts[..part].iter().sum();
                    @if *count > 0 {
                        rect.part.(class) x=(x(left + sum as f64 * scale, *count as f64 * scale)) y=(bar) width=(*count as f64 * scale) height=(HIGH) {
                            title { (one.label) ": " (count) " " (name) }
                        }
                    }
                }
                text.value x=(x(left + total as f64 * scale + 6.0, 0.0)) y=(bar + 13.0) text-anchor=(after) { (locale.number(total)) }
            }
        }
    }
}

/// From what is sure to what is possible, in parts of one; both are words beside it, so that it says nothing of its own.
pub fn extent(sure: f64, possible: f64) -> Markup {
    let width = |part: f64| format!("{:.1}", part.clamp(0.0, 1.0) * 100.0);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.whole width="100" height="10" {}
            rect.possible width=(width(possible)) height="10" {}
            rect.sure width=(width(sure)) height="10" {}
        }
    }
}
